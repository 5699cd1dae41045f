import { stringify } from 'csv-stringify/sync';
import { inLine } from './words.ts';

export type Cell = string | number | undefined;

// Rows as CSV (RFC 4180) in UTF-8. A byte order mark stands first: spreadsheets read names wrongly without it, and Canvas and
// Moodle take it. No cell is a formula: see `harmless`.
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map(row => row.map(cell => (typeof cell === 'string' ? harmless(cell) : (cell ?? '')))),
    { bom: true, record_delimiter: 'windows' },
  );

// An apostrophe stands before = + - @ (and their wide forms) where a cell begins, so that a spreadsheet shows text and the id
// behind it stays whole. The same behind a separator inside a cell, where spreadsheets of another country would begin a cell.
// Tabs and line ends, which begin cells too, are shown escaped as all that cannot be seen.
function harmless(text: string): string {
  return inLine(text).replaceAll(
    /(^|[;,|])([\s"']*)(?=[=+\-@＝＋－＠])/g,
    (_, separator: string, between: string) => `${separator}${between}'`,
  );
}
