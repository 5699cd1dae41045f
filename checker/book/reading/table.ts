import { cut, padded, span, widthOf, type Row, type Span } from './spans.ts';
import { longestWord, wrap } from './wrap.ts';

export interface Cell {
  readonly spans: readonly Span[];
  readonly aligned: 'left' | 'right';
}
// Its rows, the head first; a head of empty cells is none.
export type Cells = readonly (readonly Cell[])[];

// A table drawn to fit: its widest columns are wrapped. Where even that leaves no room, a list of its cells.
export function table(cells: Cells, room: number): Row[] {
  const [head = [], ...body] = cells;
  const named = head.some(({ spans }) => widthOf(spans) > 0);
  const columns = head.map((_, at) => cells.map(row => row[at]?.spans ?? []));
  const free = room - 3 * head.length - 1;
  if (free < leastColumns * head.length) return listed(named ? head : [], body, room);
  const widths = fitted(columns, free);
  const drawn = body.map(row => line(row, widths));
  const apart = drawn.some(({ length }) => length > 1);
  return [
    rule('┌┬┐', widths),
    ...(named ? [...line(head.map(inBold), widths), rule('├┼┤', widths)] : []),
    ...drawn.flatMap((rows, at) => (apart && at > 0 ? [rule('├┼┤', widths), ...rows] : rows)),
    rule('└┴┘', widths),
  ];
}

const leastColumns = 8;

// As wide as they are, and while that is too wide, the widest one narrower: one that can be wrapped first.
function fitted(columns: readonly (readonly (readonly Span[])[])[], free: number): number[] {
  const widths = columns.map(cells => Math.max(1, ...cells.map(cell => widest(cell))));
  const words = columns.map(cells => Math.max(1, ...cells.map(longestWord)));
  const narrower = (most: readonly number[]): void => {
    while (sum(widths) > free) {
      const excess = widths.map((width, at) => (width > (most[at] ?? 0) ? width : 0));
      const at = excess.indexOf(Math.max(...excess));
      if ((excess[at] ?? 0) === 0) return;
      widths[at] = (widths[at] ?? 1) - 1;
    }
  };
  narrower(words);
  narrower(words.map(() => 1));
  return widths;
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
const widest = (spans: readonly Span[]): number =>
  Math.max(0, ...wrap(spans, Infinity, 'at spaces').map(widthOf));
const inBold = (cell: Cell): Cell => ({
  ...cell,
  spans: cell.spans.map(one => ({ ...one, styles: [...one.styles, 'strong'] })),
});

function line(cells: readonly Cell[], widths: readonly number[]): Row[] {
  const wrapped = widths.map((width, at) => wrap(cells[at]?.spans ?? [], width, 'at spaces'));
  const height = Math.max(1, ...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, down) => [
    ...widths.flatMap((width, at) => {
      const row = cut(wrapped[at]?.[down] ?? [], width);
      const before = cells[at]?.aligned === 'right' ? ' '.repeat(width - widthOf(row)) : '';
      return [bar, span(` ${before}`), ...padded(row, width - before.length), span(' ')];
    }),
    bar,
  ]);
}

const bar = span('│', 'faint');

function rule(corners: string, widths: readonly number[]): Row {
  const [left = '', middle = '', right = ''] = corners;
  return [span(`${left}${widths.map(width => '─'.repeat(width + 2)).join(middle)}${right}`, 'faint')];
}

function listed(head: readonly Cell[], body: Cells, room: number): Row[] {
  return body.flatMap((row, at) => [
    ...(at > 0 ? [[]] : []),
    ...row.flatMap((cell, column) => {
      const name = inBold(head[column] ?? empty).spans;
      const label = widthOf(name) > 0 ? [...name, span(': ')] : [];
      return widthOf(cell.spans) === 0 ? [] : wrap([...label, ...cell.spans], room, 'at spaces');
    }),
  ]);
}

const empty: Cell = { spans: [], aligned: 'left' };
