// A step of the skeleton that is still to be done; `line` counts from 1. The sentence is the learner's file's text, so it is untrusted.
export interface Todo {
  readonly number: number;
  readonly line: number;
  readonly sentence: string;
}

const todo = /^\s*\/\/\s*TODO (\d+):\s*(.*)$/;
const further = /^\s*\/\/ {3}(\S.*)$/;

// The first `// TODO n: sentence` left in a learner's file, with the comment lines that continue its sentence.
export function firstTodo(source: string): Todo | 'none' {
  const lines = source.split(/\r?\n/);
  const at = lines.findIndex(line => todo.test(line));
  const [, number, sentence = ''] = todo.exec(lines[at] ?? '') ?? [];
  if (number === undefined) return 'none';
  const more: string[] = [];
  for (const line of lines.slice(at + 1)) {
    const [, words] = further.exec(line) ?? [];
    if (words === undefined) break;
    more.push(words);
  }
  return {
    number: Number(number),
    line: at + 1,
    sentence: [sentence, ...more].map(words => words.trim()).join(' '),
  };
}
