import { plain } from '../../wire/shown.ts';

// HTML that is known to be safe: made by `html` alone.
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
export type Content = Markup | string | number | readonly Content[];

// A template whose values are text, whatever they hold: markup is escaped, and what would steer a page (controls, bidirectional
// overrides, what cannot be seen) is shown by its number. Attributes stand in double quotes.
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const parts = unindented(strings);
  let text = parts[0] ?? '';
  for (const [at, value] of values.entries()) text += written(value) + (parts[at + 1] ?? '');
  return new Markup(text);
}

// A template's own indentation is for those who read the code; a page of a large class would be half of it.
function unindented(strings: TemplateStringsArray): readonly string[] {
  const found = known.get(strings);
  if (found) return found;
  const parts = strings.map(part => part.replaceAll(/\n\s*/g, '\n'));
  known.set(strings, parts);
  return parts;
}
const known = new WeakMap<TemplateStringsArray, readonly string[]>();

function written(value: Content): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escaped(value);
  return value instanceof Markup ? value.text : value.map(written).join('');
}

const ordinary = /^[a-zA-Z0-9 .,:;_/-]*$/;

const escaped = (text: string): string =>
  ordinary.test(text)
    ? text
    : plain(text).replaceAll(/[&<>"'`]/g, character => `&#${character.charCodeAt(0)};`);
