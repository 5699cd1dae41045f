import stringWidth from 'string-width';
import type { Event, Transcript } from '../vocabulary.ts';
import { excerpt } from './excerpt.ts';
import { plain, plural, shown } from './shown.ts';

// What is said about one row: behind that event, or on a row of its own for the peer to whom nothing came.
export interface Mark {
  readonly text: string;
  readonly behind?: Event;
  readonly nothingFor?: string;
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
  const marked = mark?.behind ? transcript.indexOf(mark.behind) : transcript.length - 1;
  const kept = excerpt(transcript.length, most, marked);
  const named = [...transcript.map(({ peer }) => peer), mark?.nothingFor ?? ''];
  const column = Math.max(...named.map(name => stringWidth(plain(name))));
  const lead = times ? `${transcript.at(-1)?.atMs.toFixed(1) ?? ''} ms  `.length : 0;
  const room = Math.max(width - lead - column - stringWidth(program) - 10, 12);
  const rowOf = (event: Event): Row => row(event, program, room);
  const longest = Math.max(
    ...kept.map(at => transcript[at]).map(event => (event ? stringWidth(rowOf(event).along ?? '') : 0)),
    mark?.nothingFor === undefined ? 0 : 'nothing'.length,
  );
  const drawn = (one: Row, time: string): string =>
    time.padStart(lead) + ' '.repeat(column - stringWidth(one.who)) + one.who + body(one, program, longest);

  const rows = kept.flatMap((at, index) => {
    const event = transcript[at];
    if (!event) return [];
    const skipped = at - (kept[index - 1] ?? -1) - 1;
    const gap =
      skipped > 0 ? [`${' '.repeat(lead + column)} … ${skipped} more ${plural(skipped, 'event')} …`] : [];
    const line = drawn(rowOf(event), times ? `${event.atMs.toFixed(1)} ms  ` : '');
    return at === marked && mark && mark.nothingFor === undefined
      ? [...gap, ...behind(line, mark.text)]
      : [...gap, line];
  });
  if (mark?.nothingFor === undefined) return rows;
  return [...rows, ...behind(drawn({ who: mark.nothingFor, along: 'nothing', to: 'left' }, ''), mark.text)];

  function behind(line: string, text: string): string[] {
    const words = `✗ ${text}`;
    const free = width - stringWidth(line) - stringWidth(words);
    if (free >= 2) return [line + ' '.repeat(Math.min(free, 8)) + emphasis(words)];
    return [line, `${' '.repeat(lead + column + 1)}${emphasis(words)}`];
  }
}

// `along` an arrow between `who` and the program, or what `who` `does` alone.
interface Row {
  readonly who: string;
  readonly along?: string;
  readonly to?: 'left' | 'right';
  readonly does?: string;
}

function body({ along, to, does = '' }: Row, program: string, longest: number): string {
  if (along === undefined) return ` ${does}`;
  const line = '─'.repeat(longest - stringWidth(along));
  return to === 'right' ? ` ── ${along} ${line}──▶ ${program}` : ` ◀── ${along} ${line}── ${program}`;
}

function row(event: Event, program: string, room: number): Row {
  const who = plain(event.peer);
  const text = shown(event.bytes ?? '', { limit: room });
  const note = plain(event.note ?? '').replaceAll('\n', ' ');
  const right = (along: string): Row => ({ who, along, to: 'right' });
  const left = (along: string): Row => ({ who, along, to: 'left' });
  const alone = (does: string): Row => ({ who, does: does.trim() });
  switch (event.kind) {
    case 'started':
      return alone(`starts ${note}`);
    case 'connected':
      return event.by === 'program' ? left('connects') : right('connects');
    case 'refused':
      return left('refused');
    case 'sent':
      return right(text);
    case 'received':
      return left(text);
    case 'fin-sent':
      return right('FIN');
    case 'fin-received':
      return left('FIN');
    case 'reset':
      return event.by === 'program' ? left('RST') : right('RST');
    case 'printed':
      return alone(`${event.stream === 'stderr' ? 'complains' : 'prints'} ${text}`);
    case 'typed':
      return alone(`type ${text}`);
    case 'input-ended':
      return alone('end its input');
    case 'signalled':
      return right(note || 'a signal');
    case 'exited':
      return alone(note.startsWith('SIG') ? `is ended by ${note}` : `exits ${note}`);
    case 'noted':
      return alone(`· ${note}`);
  }
}
