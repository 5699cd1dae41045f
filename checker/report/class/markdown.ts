import { inLine } from './words.ts';

// A text as one line of Markdown (GitHub's) in which nothing is markup, in a table cell too. Words that GitHub would make a link
// of, however they are escaped (addresses, @names, #numbers), stand as code.
export const spoken = (text: string, columns = 200): string =>
  inLine(text.trim(), columns)
    .split(' ')
    .map((word, at) => (becomesLink.test(word) ? code(word) : escaped(word, at === 0 ? 'first' : 'later')))
    .join(' ');

const becomesLink = /:\/\/|www\.|@|#\d|GH-\d|^[0-9a-f]{7,40}$/i;

function escaped(word: string, place: 'first' | 'later'): string {
  const safe = word.replaceAll(/[\\`*_[\]<>|~#&!$]/g, '\\$&');
  return place === 'first' ? safe.replace(/^[-+=:]|(?<=^\d+)[.)]/, '\\$&') : safe;
}

// The same, to stand out.
export const strong = (text: string): string => {
  const words = spoken(text, 500);
  return words === '' ? '' : `**${words}**`;
};

// A text as code in a table's cell: there, a bar ends the cell even in code.
export const cellCode = (text: string, columns = 200): string =>
  code(inLine(text, columns).replaceAll('|', '¦'), columns);

// A text as code in a line.
export function code(text: string, columns = 200): string {
  const line = inLine(text, columns);
  if (line.trim() === '') return '` `';
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

// Rows as they are, in a block that ends only behind them.
export function block(rows: readonly string[]): string[] {
  const longest = Math.max(2, ...rows.flatMap(row => Array.from(row.matchAll(/`+/g), ([run]) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...rows, fence];
}

// A table of cells that are Markdown already.
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
];

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
