import type { Endpoint } from '../vocabulary.ts';
import type { Launched } from '../program/launch.ts';
import { printedEndpoint } from './judging.ts';
import { Found } from './finding.ts';
import type { Running } from './running.ts';
import type { Stage } from './stage.ts';
import { waitFor } from './waiting.ts';

// Waits until a program, the check's own unless told, listens where it was told to, and answers where. Ready, never asleep: it takes as long as the program does.
export async function isReady(stage: Stage, name: string = stage.cast.name): Promise<Endpoint> {
  const running = stage.programNamed(name);
  if (running.launched.held) await announcesFirst(running.launched, stage);
  const decided = (): boolean => running.isReady() || running.launched.exit !== undefined;
  await waitFor(stage, () => decided() || running.listening().length > 0, stage.patience.startMs);
  if (!decided() && running.listening().length > 0) await waitFor(stage, decided, stage.patience.replyMs);
  const ready = running.isReady() ? running.endpoint : undefined;
  if (ready) return ready;
  throw notReady(running);
}

// A program whose listen is held has nothing to announce: whoever prints a line meanwhile speaks too early. Then it may go on.
async function announcesFirst(program: Launched, stage: Stage): Promise<void> {
  const { replyMs, startMs } = stage.patience;
  const spoken = (): boolean => program.stdout.firstLine !== undefined || program.exit !== undefined;
  await waitFor(stage, spoken, stage.senses === 'kernel' ? startMs : replyMs);
  program.release();
}

// Why it does not listen: it has ended, or it listens somewhere else, or nowhere.
export function notReady(running: Running): Found {
  // Port 0 is nowhere to be looked for.
  const told = printedEndpoint(running.told).replace(/:0$/, '');
  const expected = `a socket that listens at ${told}`;
  const actor = running.name;
  const elsewhere = running.launched.exit ? [] : running.listening();
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
    : saidSo(running.launched);
  return new Found({ kind: 'not listening', actor, expected, actual });
}

function saidSo({ stdout }: Launched): string {
  const line = stdout.firstLine;
  return line?.startsWith('listening on')
    ? `it printed "${line}", and no socket of its listens`
    : 'no socket of its listens';
}
