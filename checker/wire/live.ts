import stringWidth from 'fast-string-width';
import type { Event, EventKind } from '../vocabulary.ts';
import { body } from './arrows.ts';
import { row } from './rows.ts';
import { plain } from './shown.ts';

// How rows are drawn while nobody knows yet what will follow: `names` are those who may act, `width` the columns to stay within.
export interface Live {
  readonly program: string;
  readonly names: readonly string[];
  readonly width: number;
  // How the time looks, where there is colour.
  readonly faint?: (time: string) => string;
}

// Most texts are shorter, so that most arrows end in one column.
const usual = 20;

const alone: ReadonlySet<EventKind> = new Set(['printed', 'noted', 'started', 'exited', 'typed']);
// The columns of `complains `, and of an arrow without what goes along it.
const verbs = 10;
const arrow = 9;

// An event as it happens: its seconds since the start, and the row that `arrows` would draw.
export function live(event: Event, { program, names, width, faint = time => time }: Live): string {
  const time = `${(event.atMs / 1000).toFixed(3)} s`.padStart(9);
  const column = Math.max(...[event.peer, program, ...names].map(name => stringWidth(plain(name))));
  const free = width - time.length - 2 - column - 1;
  const aside = alone.has(event.kind) ? verbs : stringWidth(program) + arrow;
  const room = Math.max(free - aside, 12);
  const drawn = row(event, program, room);
  const who = drawn.who ?? '';
  const line =
    ' '.repeat(Math.max(column - stringWidth(who), 0)) + who + body(drawn, program, Math.min(usual, room));
  return `${faint(time)}  ${line}`;
}

// What was printed, a line at a time, as it stands on a terminal.
export function inLines(event: Event): readonly Event[] {
  const { kind, bytes, size } = event;
  if (kind !== 'printed' || !bytes || size !== undefined) return [event];
  const ends = [...bytes.keys()].filter(at => bytes[at] === newline && at < bytes.length - 1);
  return [-1, ...ends].map((before, at) => ({
    ...event,
    bytes: bytes.subarray(before + 1, (ends[at] ?? bytes.length) + 1),
  }));
}

const newline = 10;
