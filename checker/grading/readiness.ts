import type { Carried, Endpoint } from '../vocabulary.ts';
import type { Launched } from '../program/launch.ts';
import { printedEndpoint } from './segments.ts';
import { Found } from './finding.ts';
import type { Running } from './running.ts';
import type { Stage } from './stage.ts';
import { waitFor } from './waiting.ts';

// Which program is asked, the check's own unless told; and for which kind of socket, its own unless told: an actor says what it needs.
interface Asked {
  readonly name?: string;
  readonly kind?: Carried;
}

// Waits until a program listens where it was told to (for datagrams: is bound), and answers where. Ready, never asleep: it takes as
// long as the program does.
export async function isReady(stage: Stage, { name = stage.cast.name, kind }: Asked = {}): Promise<Endpoint> {
  const running = stage.programNamed(name);
  const carried = kind ?? running.program.carries ?? 'streams';
  if (running.launched.held) await announcesFirst(running.launched, stage);
  const decided = (): boolean => running.ready(carried) !== undefined || running.launched.exit !== undefined;
  const listens = (): boolean => running.listening(carried).length > 0;
  await waitFor(stage, () => decided() || listens(), stage.patience.startMs);
  if (!decided() && listens()) await waitFor(stage, decided, stage.patience.replyMs);
  const ready = running.ready(carried);
  if (ready) return ready;
  throw notReady(running, carried);
}

// A program whose listen is held has nothing to announce: whoever prints a line meanwhile speaks too early. Then it may go on.
async function announcesFirst(program: Launched, stage: Stage): Promise<void> {
  const { replyMs, startMs } = stage.patience;
  const spoken = (): boolean => program.stdout.firstLine !== undefined || program.exit !== undefined;
  await waitFor(stage, spoken, stage.senses === 'kernel' ? startMs : replyMs);
  program.release();
}

// Why it does not listen: it has ended, or it listens somewhere else, or nowhere.
export function notReady(running: Running, kind: Carried): Found {
  const { aSocket, noSocket } = words[kind];
  // Port 0 is nowhere to be looked for.
  const told = printedEndpoint(running.told).replace(/:0$/, '');
  const expected = `${aSocket} at ${told}`;
  const actor = running.name;
  const elsewhere = running.launched.exit ? [] : running.listening(kind);
  if (elsewhere.length > 0)
    return new Found({
      kind: 'listening elsewhere',
      actor,
      expected: told,
      actual: elsewhere.map(printedEndpoint).join(' and '),
    });
  const { exit } = running.launched;
  const actual = exit
    ? `an end with ${typeof exit.status === 'number' ? `exit status ${exit.status}` : exit.status} before it listened`
    : saidSo(running.launched, noSocket);
  return new Found({ kind: 'not listening', actor, expected, actual });
}

const words: Readonly<Record<Carried, { readonly aSocket: string; readonly noSocket: string }>> = {
  streams: { aSocket: 'a socket that listens', noSocket: 'no socket of its listens' },
  datagrams: { aSocket: 'a UDP socket that is bound', noSocket: 'no UDP socket of its is bound' },
};

function saidSo({ stdout }: Launched, noSocket: string): string {
  const line = stdout.firstLine;
  return line?.startsWith('listening on') ? `it printed "${line}", and ${noSocket}` : noSocket;
}
