import stringWidth from 'fast-string-width';
import { paragraph } from './layout.ts';

const names = 'expected  '.length;

// The rows of a comparison on a narrow page: both texts are cut alike, so that the caret still stands under its byte.
export function cropped(rows: readonly string[], columns: number): string[] {
  const threes = Array.from({ length: Math.floor(rows.length / 3) }, (_, at) =>
    rows.slice(3 * at, 3 * at + 3),
  );
  const rest = rows.slice(3 * threes.length);
  return [
    ...threes.flatMap(three => crop(three, columns)),
    ...rest.flatMap(row => paragraph(row, columns, 0)),
  ];
}

function crop(three: readonly string[], columns: number): readonly string[] {
  const widest = Math.max(...three.map(row => stringWidth(row)));
  if (widest <= columns) return three;
  const caret = three.at(-1)?.indexOf('^') ?? 0;
  const room = columns - names;
  const from = Math.max(names, Math.min(caret - Math.floor(room / 2), widest - room));
  return three.map(row => row.slice(0, names) + row.slice(from, from + room));
}
