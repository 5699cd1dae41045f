import stringWidth from 'fast-string-width';

// What a run of text is, and so how it looks where there is colour.
export type Style =
  | 'title'
  | 'heading'
  | 'strong'
  | 'emphasis'
  | 'struck'
  | 'code'
  | 'link'
  | 'faint'
  | 'keyword'
  | 'string'
  | 'number'
  | 'comment'
  | 'name'
  | 'type';

// A run of text in one look, free of anything that a terminal obeys. `link` is a web address.
export interface Span {
  readonly text: string;
  readonly styles: readonly Style[];
  readonly link?: string;
}
// One row of the page.
export type Row = readonly Span[];

export const span = (text: string, ...styles: readonly Style[]): Span => ({ text, styles });

// Columns that a row takes.
export const widthOf = (row: Row): number => row.reduce((sum, { text }) => sum + stringWidth(text), 0);

// A row of just these columns, or more where it is wider.
export const padded = (row: Row, columns: number): Row => [
  ...row,
  span(' '.repeat(Math.max(columns - widthOf(row), 0))),
];

// The row as it is where it fits, else cut, and the cut marked.
export function cut(row: Row, columns: number): Row {
  if (widthOf(row) <= columns) return row;
  const [kept] = split(row, columns - 1);
  return [...kept, span('…', 'faint')];
}

// What fits into these columns, and the rest: characters stay whole.
export function split(row: Row, columns: number): readonly [Row, Row] {
  const kept: Span[] = [];
  let room = columns;
  for (const [at, one] of row.entries()) {
    const width = stringWidth(one.text);
    if (width > room) {
      const size = fitting(one.text, room);
      const head = { ...one, text: one.text.slice(0, size) };
      return [
        [...kept, head],
        [{ ...one, text: one.text.slice(size) }, ...row.slice(at + 1)],
      ];
    }
    kept.push(one);
    room -= width;
  }
  return [kept, []];
}

const characters = new Intl.Segmenter();

function fitting(text: string, columns: number): number {
  let width = 0;
  for (const { segment, index } of characters.segment(text)) {
    width += stringWidth(segment);
    if (width > columns) return index;
  }
  return text.length;
}
