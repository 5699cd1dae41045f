import type { Event, Transcript } from '../vocabulary.ts';

// A transcript as every run of it would read: what the checker did, then what came of it, channel by channel.
// The kernel keeps no order between channels, nor the borders of writes. `rests` are the counts of events at which the program was at rest.
export const inOrder = (transcript: Transcript, rests: readonly number[]): Event[] =>
  turns(transcript, rests).flatMap(turn => {
    const answers = turn.filter(isAnswer);
    const channels = [...new Set(answers.map(channel))].sort();
    return [
      ...turn.filter(event => !isAnswer(event)),
      ...channels.flatMap(name => joined(answers.filter(event => channel(event) === name))),
    ];
  });

// From one thing the checker did to the next; a rest before which nothing was done parts nothing.
function turns(transcript: Transcript, rests: readonly number[]): Event[][] {
  const all: Event[][] = [[]];
  for (const [at, event] of transcript.entries()) {
    if (rests.includes(at) && transcript.slice(at, next(rests, at)).some(one => !isAnswer(one))) all.push([]);
    all.at(-1)?.push(event);
  }
  return all;
}

const next = (rests: readonly number[], at: number): number | undefined => rests.find(rest => rest > at);

// What the program did, as against the checker's parties.
function isAnswer({ kind, by }: Event): boolean {
  switch (kind) {
    case 'received':
    case 'fin-received':
    case 'printed':
    case 'exited':
      return true;
    case 'noted':
      return by !== 'peer';
    case 'connected':
    case 'reset':
      return by === 'program';
    default:
      return false;
  }
}

// Channels in the order in which a reader expects them: who comes, what is printed, what each peer gets, the end, what is left behind.
function channel({ kind, peer, stream }: Event): string {
  switch (kind) {
    case 'connected':
      return '1';
    case 'printed':
      return `${stream === 'stderr' ? '3' : '2'} ${peer}`;
    case 'exited':
      return `6 ${peer}`;
    case 'noted':
      // What the checker looked at afterwards, unless it is about an output.
      return stream === undefined ? `7 ${peer}` : `5 ${peer}`;
    default:
      return `4 ${peer}`;
  }
}

// Pieces that follow each other as one; datagrams stay what they are.
function joined(events: readonly Event[]): Event[] {
  const whole: Event[] = [];
  for (const event of events) {
    const last = whole.at(-1);
    if (last?.bytes && event.bytes && last.kind === event.kind && !event.between)
      whole.splice(-1, 1, { ...last, bytes: Buffer.concat([last.bytes, event.bytes]) });
    else whole.push(event);
  }
  return whole;
}

const mostLines = 12;

// What is printed line by line, where the lines are few.
export function byLines(event: Event): Event[] {
  if (event.kind !== 'printed') return [event];
  const lines = Buffer.from(event.bytes ?? [])
    .toString('latin1')
    .split(/(?<=\n)/);
  if (lines.length > mostLines) return [event];
  return lines.map(line => ({ ...event, bytes: Buffer.from(line, 'latin1') }));
}
