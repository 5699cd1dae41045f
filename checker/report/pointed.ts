import stringWidth from 'fast-string-width';
import { plain } from '../wire/shown.ts';
import { verbatim } from './layout.ts';

const isCaret = (row: string | undefined): boolean => row !== undefined && /^ *\^+$/.test(row);

// Rows of code on a narrow page: one into which the row below points is cut around the caret, any other goes on in the next row.
export const pointed = (rows: readonly string[], columns: number): string[] =>
  rows.flatMap((row, at) => {
    if (isCaret(row) && at > 0) return [];
    const caret = rows[at + 1];
    return caret !== undefined && isCaret(caret)
      ? around(plain(row), caret, columns)
      : verbatim(row, columns);
  });

function around(row: string, caret: string, columns: number): string[] {
  if (Math.max(stringWidth(row), caret.length) <= columns) return [row, caret];
  const from = Math.max(0, Math.min(caret.indexOf('^') - Math.floor(columns / 2), row.length - columns));
  const part = row.slice(from, from + columns);
  const begun = from === 0 ? part : `…${part.slice(1)}`;
  const whole = from + columns >= row.length ? begun : `${begun.slice(0, -1)}…`;
  return [whole, caret.slice(from, from + columns)];
}
