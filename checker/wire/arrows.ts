import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import type { Event, Transcript } from '../vocabulary.ts';
import { excerpt } from './excerpt.ts';
import { cut, row, type Row } from './rows.ts';
import { plain, plural } from './shown.ts';

// What is said about one row: behind that event, else behind the last, or behind a row for what is missing.
export interface Mark {
  readonly text: string;
  readonly behind?: Event;
  // Without `does`, it is a message that never came to this peer.
  readonly missing?: { readonly peer: string; readonly does?: string };
}
export interface Arrows {
  // Columns to stay within.
  readonly width: number;
  readonly mark?: Mark;
  // More rows than this are cut in the middle; 12 unless told.
  readonly most?: number;
  // Each row begins with its time since the start of the check.
  readonly times?: 'in ms';
  // How the mark stands out, where there is colour.
  readonly emphasis?: (mark: string) => string;
}

// What happened, one event a row: `ana ── "hel" ──▶ server`. All names end, and all arrows begin, in one column.
export function arrows(transcript: Transcript, program: string, options: Arrows): string[] {
  const { width, mark, most = 12, times, emphasis = (text: string) => text } = options;
  const missing = mark?.missing;
  const marked = mark?.behind ? transcript.indexOf(mark.behind) : transcript.length - 1;
  const kept = excerpt(transcript.length, most, marked);
  const time = (event: Event | undefined) => (times && event ? `${event.atMs.toFixed(1)} ms  ` : '');
  const lead = time(transcript.at(-1)).length;
  const names = [...transcript.map(({ peer }) => peer), missing?.peer ?? ''];
  const column = lead + Math.max(...names.map(name => stringWidth(plain(name))));
  const room = Math.max(width - column - stringWidth(program) - 10, 12);

  const rows: Row[] = kept.flatMap((at, index) => {
    const event = transcript[at];
    const skipped = at - (kept[index - 1] ?? -1) - 1;
    const gap: Row[] = skipped > 0 ? [{ does: `… ${skipped} more ${plural(skipped, 'event')} …` }] : [];
    if (!event) return gap;
    const said = mark && !missing && at === marked ? { mark: mark.text } : {};
    return [...gap, { ...row(event, program, room), ...said, time: time(event) }];
  });
  if (mark && missing)
    rows.push({ who: plain(missing.peer), ...absent(missing.does, room), mark: mark.text });
  if (mark && rows.length === 0) rows.push({ does: '', mark: mark.text });
  const longest = Math.max(0, ...rows.map(({ along = '' }) => stringWidth(along)));
  return rows.flatMap(one => {
    const line =
      (one.time ?? '').padStart(lead) + padded(one.who ?? '', column - lead) + body(one, program, longest);
    return one.mark === undefined ? [line] : saying(line, `✗ ${one.mark}`, column + 1, width, emphasis);
  });
}

const absent = (does: string | undefined, room: number): Row =>
  does === undefined ? { along: 'nothing', to: 'left' } : { does: cut(does, room + 10) };
const padded = (name: string, width: number): string =>
  ' '.repeat(Math.max(width - stringWidth(name), 0)) + name;

// The mark behind its row where it fits, else below.
function saying(
  line: string,
  mark: string,
  indent: number,
  width: number,
  emphasis: (mark: string) => string,
) {
  const free = width - stringWidth(line) - stringWidth(mark);
  if (free >= 2) return [line + ' '.repeat(Math.min(free, 8)) + emphasis(mark)];
  const below = wrapAnsi(mark, Math.max(width - indent - 2, 20), { hard: true }).split('\n');
  return [line, ...below.map((words, at) => ' '.repeat(indent + (at === 0 ? 0 : 2)) + emphasis(words))];
}

// The row without who it is: an arrow of this length at least, or what is done alone.
export function body({ along, to, does = '' }: Row, program: string, longest: number): string {
  if (along === undefined) return ` ${does}`;
  const line = '─'.repeat(Math.max(longest - stringWidth(along), 0));
  return to === 'right' ? ` ── ${along} ${line}──▶ ${program}` : ` ◀── ${along} ${line}── ${program}`;
}
