import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { plain } from '../wire/shown.ts';

// Words wrapped at `columns`, all lines behind the first indented by `hang` more.
export function paragraph(text: string, columns: number, indent: number, hang = 0): string[] {
  const room = Math.max(columns - indent - hang, 10);
  return wrapAnsi(plain(text), room, { hard: true })
    .split('\n')
    .map((line, at) => ' '.repeat(indent + (at === 0 ? 0 : hang)) + line);
}

// `Next: …` and its like: the name, then words that hang behind it.
export function entry(name: string, text: string, columns: number, indent: number): string[] {
  return paragraph(`${name}: ${text}`, columns, indent, name.length + 2);
}

// The same for a command or a path, which is never broken, so that it can be copied; too long a one stands alone.
export function copied(name: string, text: string, columns: number, indent: number): string[] {
  const line = `${' '.repeat(indent)}${name}: ${plain(text)}`;
  return stringWidth(line) <= columns
    ? [line]
    : [`${' '.repeat(indent)}${name}:`, `${' '.repeat(indent)}${plain(text)}`];
}

// A row whose spaces count (code, with a caret below), broken only where the page ends.
export const verbatim = (row: string, columns: number): string[] =>
  wrapAnsi(plain(row), columns, { hard: true, trim: false }).split('\n');

// Rows that are drawn already, only indented.
export const indented = (rows: readonly string[], by: number): string[] =>
  rows.map(row => `${' '.repeat(by)}${row}`.trimEnd());

// `left` and `right` at the two edges of the page, or one below the other.
export function edges(left: string, right: string, columns: number): string[] {
  const gap = columns - stringWidth(left) - stringWidth(right);
  return gap >= 2 ? [left + ' '.repeat(gap) + right] : [...paragraph(left, columns, 0, 3), `   ${right}`];
}
