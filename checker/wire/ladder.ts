import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import type { Conversation, Label, Turn } from '../vocabulary.ts';
import { cut } from './rows.ts';
import { inner, plain } from './shown.ts';

const margin = 6;
// What may stand right of the last lane: half its name, and the bracket of what happens at once.
const beside = 10;

// A conversation as a time-sequence diagram: a lane for each party, an arrow for each thing that passes. At most `width`
// columns; parties too many for it are cut.
export function ladder({ columns, rows }: Conversation, width = 80): string {
  const widest = width - margin - beside;
  const lanes = places(columns, rows, widest);
  const lines = [heads(columns, lanes), ...rows.flatMap(turn => drawn(turn, columns, lanes, widest))];
  return lines.map(line => cut(line, width)).join('\n');
}

// The label in one line of about `room` columns where its text can be cut: unknown values in ‹›, a text in quotes.
export function labelled({ before = '', quoted, after = '' }: Label, room = 56): string {
  const limit = quoted?.length === 1 ? Math.max(room - before.length - after.length - 4, 20) : 40;
  const parts = quoted?.map(part => ('named' in part ? `‹${plain(part.named)}›` : inner(part, limit)));
  const named = quoted?.length === 1 && quoted.every(part => 'named' in part);
  const text = parts && (named ? parts.join('') : `"${parts.join('')}"`);
  return [plain(before), text, plain(after)].filter(Boolean).join(' ');
}

// Where each lane stands: as near as the labels between them allow, as wide as the page allows.
function places(columns: readonly string[], rows: readonly Turn[], widest: number): number[] {
  const most = Math.max(Math.floor(widest / Math.max(columns.length - 1, 1)), 14);
  const gaps = columns.slice(1).map((name, at) => Math.max(12, half(columns[at] ?? '') + half(name) + 2));
  for (const { from, to, label } of rows) {
    const [left, right] = span(columns, from, to);
    if (left < 0 || right <= left) continue;
    const room = gaps.slice(left, right).reduce((sum, gap) => sum + gap, 0);
    const missing = Math.min(stringWidth(labelled(label)) + 8, most * (right - left)) - room;
    for (let at = left; missing > 0 && at < right; at++)
      gaps[at] = (gaps[at] ?? 0) + Math.ceil(missing / (right - left));
  }
  const first = Math.max(margin, half(columns[0] ?? ''));
  return columns.map((_, at) => gaps.slice(0, at).reduce((sum, gap) => sum + gap, first));
}

const half = (name: string): number => Math.floor(stringWidth(name) / 2);

// The two lanes that a row lies between; a note lies right of its lane, and left of the last.
function span(columns: readonly string[], from?: string, to?: string): readonly [number, number] {
  const [one, other] = [columns.indexOf(from ?? ''), columns.indexOf(to ?? from ?? '')];
  if (one !== other) return [Math.min(one, other), Math.max(one, other)];
  return one === columns.length - 1 && one > 0 ? [one - 1, one] : [one, one + 1];
}

function heads(columns: readonly string[], lanes: readonly number[]): string {
  const row: Cells = [];
  columns.forEach((name, at) => put(row, (lanes[at] ?? 0) - half(name), plain(name)));
  return text(row);
}

function drawn(
  { from, to, label, atOnce }: Turn,
  columns: readonly string[],
  lanes: readonly number[],
  widest: number,
): string[] {
  const last = lanes.at(-1) ?? margin;
  const [left, right] = span(columns, from, to).map(at => lanes[at] ?? last + widest);
  const aside = from === undefined || left === undefined || right === undefined;
  const passes = !aside && to !== undefined && to !== from;
  const room = aside ? last : right - left - (passes ? 8 : 4);
  const lines = wrapped(labelled(label, room), room);
  return lines.map((line, at) => {
    const row: Cells = [];
    if (aside) {
      put(row, 2, `${at === 0 ? '·' : ' '} ${line}`);
      return text(row);
    }
    for (const lane of lanes) put(row, lane, '│');
    const toRight = columns.indexOf(from) < columns.indexOf(to ?? from);
    if (!passes) put(row, from === columns.at(-1) ? right - 2 - stringWidth(line) : left + 2, line);
    else if (at < lines.length - 1) put(row, middle(line, left, right), line);
    else shaft(row, line, left, right, toRight ? 'right' : 'left');
    put(row, last + 2, bracket(atOnce, at, lines.length));
    return text(row);
  });
}

const wrapped = (label: string, width: number): string[] =>
  wrapAnsi(label, width, { hard: true }).split('\n');
const middle = (line: string, left: number, right: number): number =>
  left + Math.ceil((right - left - stringWidth(line)) / 2);

function shaft(row: Cells, line: string, left: number, right: number, to: 'left' | 'right'): void {
  for (let at = left + 1; at < right; at++) put(row, at, row[at] === '│' ? '┼' : '─');
  put(row, to === 'right' ? right - 1 : left + 1, to === 'right' ? '▶' : '◀');
  put(row, middle(line, left, right) - 1, ` ${line} `);
}

// A bracket at the right joins what happens at once.
function bracket(atOnce: Turn['atOnce'], at: number, lines: number): string {
  if (atOnce === 'first') return at === lines - 1 ? '┐' : '';
  if (atOnce === 'last') return at === lines - 1 ? '┘ at once' : '│';
  return atOnce === 'between' ? '│' : '';
}

// A row being drawn, one column a cell; the second cell of a wide character is empty.
type Cells = string[];

function put(row: Cells, at: number, line: string): void {
  let column = Math.max(at, 0);
  while (row.length < column) row.push(' ');
  for (const { segment } of characters.segment(line)) {
    row[column] = segment;
    for (let next = 1; next < stringWidth(segment); next++) row[column + next] = '';
    column += Math.max(stringWidth(segment), 1);
  }
}

const characters = new Intl.Segmenter();
const text = (row: Cells): string => row.join('').trimEnd();
