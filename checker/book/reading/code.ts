import { common, createLowlight } from 'lowlight';
import { plain } from '../../wire/shown.ts';
import { span, type Row, type Span, type Style } from './spans.ts';

// What walkthroughs are written in; their aliases (ts, sh) are known with them.
const written = new Set(['bash', 'c', 'json', 'python', 'typescript']);
const lowlight = createLowlight(
  Object.fromEntries(Object.entries(common).filter(([name]) => written.has(name))),
);

// Code as it stands, a row each line; in a language that is known, its words are told apart.
export function code(text: string, language: string): Row[] {
  const whole = text.replace(/\n$/, '');
  const known = lowlight.registered(language);
  return rows(known ? spans(lowlight.highlight(language, whole), []) : [span(whole)]);
}

type Tree = ReturnType<typeof lowlight.highlight>;
type Part = Tree | Tree['children'][number];

function spans(part: Part, styles: readonly Style[]): Span[] {
  if (part.type === 'text') return [{ text: part.value, styles }];
  if (part.type !== 'element' && part.type !== 'root') return [];
  const own = part.type === 'element' ? styleOf(part.properties.className) : [];
  const inner = own.length > 0 ? own : styles;
  return part.children.flatMap(child => spans(child, inner));
}

// Of the names that highlight.js gives, as in `hljs-title function_`.
function styleOf(names: unknown): readonly Style[] {
  const first: unknown = Array.isArray(names) ? names[0] : undefined;
  const style = typeof first === 'string' ? looks[first.replace(/^hljs-/, '')] : undefined;
  return style ? [style] : [];
}

const looks: Readonly<Record<string, Style>> = {
  keyword: 'keyword',
  literal: 'number',
  number: 'number',
  string: 'string',
  regexp: 'string',
  char: 'string',
  comment: 'comment',
  meta: 'comment',
  title: 'name',
  section: 'name',
  built_in: 'type',
  type: 'type',
  attr: 'type',
  tag: 'keyword',
};

function rows(all: readonly Span[]): Row[] {
  const found: Span[][] = [[]];
  for (const { text, styles } of all)
    for (const [at, line] of text.split('\n').entries()) {
      if (at > 0) found.push([]);
      if (line !== '') found.at(-1)?.push({ text: plain(line), styles });
    }
  return found;
}
