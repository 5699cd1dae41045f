import type { Event, Transcript } from '../vocabulary.ts';

// A transcript as every run of it would read: what the checker did, then what came of it, channel by channel.
// The kernel keeps no order between channels, nor the borders of writes. `rests` are the counts of events at which the program was at rest.
export function inOrder(transcript: Transcript, rests: readonly number[]): Event[] {
  const borders = [0, ...rests, transcript.length];
  return borders.slice(1).flatMap((end, at) => {
    const turn = transcript.slice(borders[at], end);
    const answers = turn.filter(isAnswer);
    const channels = [...new Set(answers.map(channel))].sort();
    return [
      ...turn.filter(event => !isAnswer(event)),
      ...channels.flatMap(name => joined(answers.filter(event => channel(event) === name))),
    ];
  });
}

// What the program did, as against the checker's parties.
function isAnswer({ kind, by }: Event): boolean {
  switch (kind) {
    case 'received':
    case 'fin-received':
    case 'printed':
    case 'exited':
    case 'noted':
      return true;
    case 'connected':
    case 'reset':
      return by === 'program';
    default:
      return false;
  }
}

// Channels in the order in which a reader expects them: who comes, what is printed, what each peer gets, the end.
function channel({ kind, peer, stream }: Event): string {
  switch (kind) {
    case 'connected':
      return '1';
    case 'printed':
      return stream === 'stderr' ? '3' : '2';
    case 'exited':
      return '6';
    case 'noted':
      return '5';
    default:
      return `4 ${peer}`;
  }
}

// Pieces that follow each other as one; printed text by lines, where they are few.
function joined(events: readonly Event[]): Event[] {
  const whole: Event[] = [];
  for (const event of events) {
    const last = whole.at(-1);
    if (last?.bytes && event.bytes && last.kind === event.kind)
      whole.splice(-1, 1, { ...last, bytes: Buffer.concat([last.bytes, event.bytes]) });
    else whole.push(event);
  }
  return whole.flatMap(event => (event.kind === 'printed' ? byLines(event) : [event]));
}

const mostLines = 12;

function byLines(event: Event): Event[] {
  const lines = Buffer.from(event.bytes ?? [])
    .toString('latin1')
    .split(/(?<=\n)/);
  if (lines.length > mostLines) return [event];
  return lines.map(line => ({ ...event, bytes: Buffer.from(line, 'latin1') }));
}
