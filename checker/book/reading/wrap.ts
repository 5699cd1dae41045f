import { split, span, widthOf, type Row, type Span } from './spans.ts';

// Spans as rows of at most these columns, broken at spaces; a newline breaks always. Code that fits on a row stays whole.
export function wrap(spans: readonly Span[], columns: number, code: 'whole' | 'at spaces' = 'whole'): Row[] {
  const room = Math.max(columns, 1);
  return lines(spans).flatMap(line => filled(words(line, code === 'whole' ? room : 0), room));
}

// The columns of the longest part that `wrap` would not break by itself.
export const longestWord = (spans: readonly Span[]): number =>
  Math.max(0, ...lines(spans).flatMap(line => words(line, 0).map(({ row }) => widthOf(row))));

// What stands together, and the space that was before it.
interface Word {
  readonly row: Row;
  readonly space: Span;
}

function lines(spans: readonly Span[]): Span[][] {
  const found: Span[][] = [[]];
  for (const one of spans)
    for (const [at, text] of one.text.split('\n').entries()) {
      if (at > 0) found.push([]);
      found.at(-1)?.push({ ...one, text });
    }
  return found;
}

// `whole`: code of at most so many columns is one word.
function words(line: readonly Span[], whole: number): Word[] {
  const found: { row: Span[]; space: Span }[] = [];
  let apart: Span | undefined = span('');
  const add = (part: Span): void => {
    if (apart) found.push({ row: [part], space: apart });
    else found.at(-1)?.row.push(part);
    apart = undefined;
  };
  for (const one of line) {
    const stays = one.styles.includes('code') && widthOf([one]) <= whole;
    for (const text of stays ? [one.text] : one.text.split(/( +)/)) {
      if (text === '') continue;
      if (!stays && text.startsWith(' ')) apart = { ...one, text: ' ' };
      else add({ ...one, text });
    }
  }
  return found;
}

function filled(all: readonly Word[], room: number): Row[] {
  const rows: Span[][] = [[]];
  let used = 0;
  for (const { row, space } of all) {
    let rest: Row = row;
    let width = widthOf(rest);
    if (used > 0 && used + widthOf([space]) + width <= room) {
      rows.at(-1)?.push(space);
      used += widthOf([space]);
    } else if (used > 0) {
      rows.push([]);
      used = 0;
    }
    while (width > room) {
      const [head, tail] = split(rest, room);
      rows.at(-1)?.push(...head);
      rows.push([]);
      rest = tail;
      width = widthOf(rest);
    }
    rows.at(-1)?.push(...rest);
    used += width;
  }
  return rows;
}
