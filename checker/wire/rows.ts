import stringWidth from 'fast-string-width';
import type { Event } from '../vocabulary.ts';
import { plain, shown } from './shown.ts';

// One row of the picture: what goes `along` an arrow between `who` and the program, or what `who` `does` alone.
export interface Row {
  readonly who?: string;
  readonly along?: string;
  readonly to?: 'left' | 'right';
  readonly does?: string;
  readonly mark?: string;
  readonly time?: string;
}

// An event in the words of the picture; `room` is the width for what it carries.
export function row(event: Event, program: string, room: number): Row {
  const who = plain(event.peer);
  const text = shown(event.bytes ?? '', {
    limit: room,
    ...(event.size !== undefined && { size: event.size }),
  });
  const note = plain(event.note ?? '').replaceAll('\n', ' ');
  const right = (along: string): Row => ({ who, along, to: 'right' });
  const left = (along: string): Row => ({ who, along, to: 'left' });
  const alone = (does: string): Row => ({ who, does: cut(does.trim(), room + 10) });
  switch (event.kind) {
    case 'started':
      return alone(`starts ${note}`);
    case 'connected':
      return event.by === 'program' ? left(`connects ${note}`.trim()) : right(`connects ${note}`.trim());
    case 'refused':
      return left(`refused ${note}`.trim());
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
    case 'put':
      return alone(`puts ${text} at ${note}`);
    case 'input-ended':
      return alone('end its input');
    case 'signalled':
      return right(note || 'a signal');
    case 'exited':
      return alone(note.startsWith('SIG') ? `is ended by ${note}` : `exits ${note}`);
    case 'noted':
      return alone(event.by === 'peer' ? note : `· ${note}`);
  }
}

// Words cut to a width, the cut shown.
export function cut(words: string, room: number): string {
  if (stringWidth(words) <= room) return words;
  const kept = Array.from(words);
  while (stringWidth(kept.join('')) > room - 1) kept.pop();
  return `${kept.join('')}…`;
}
