import type { Endpoint } from '../vocabulary.ts';
import type { Launched } from '../program/launch.ts';
import { printedEndpoint } from './judging.ts';
import { Found } from './finding.ts';
import type { Stage } from './stage.ts';
import { waitFor } from './waiting.ts';

// Waits until the program listens where it was told to, and answers where. Ready, never asleep: it takes as long as the program does.
export async function isReady(stage: Stage): Promise<Endpoint> {
  const { running } = stage;
  if (!running) throw new Error('the program has not been started');
  if (running.launched.held) await announcesFirst(running.launched, stage);
  const decided = (): boolean => running.isReady() || running.launched.exit !== undefined;
  await waitFor(stage, () => decided() || running.listening().length > 0, stage.patience.startMs);
  if (!decided() && running.listening().length > 0) await waitFor(stage, decided, stage.patience.replyMs);
  const ready = running.isReady() ? running.endpoint : undefined;
  if (ready) return ready;
  throw notReady(stage);
}

// A program whose listen is held has nothing to announce: whoever prints a line meanwhile speaks too early. Then it may go on.
async function announcesFirst(program: Launched, stage: Stage): Promise<void> {
  const { replyMs, startMs } = stage.patience;
  const spoken = (): boolean => program.stdout.firstLine !== undefined || program.exit !== undefined;
  await waitFor(stage, spoken, stage.senses === 'kernel' ? startMs : replyMs);
  program.release();
}

// Why it does not listen: it has ended, or it listens somewhere else, or nowhere.
export function notReady(stage: Stage): Found {
  const { running } = stage;
  const told = running ? printedEndpoint(running.told) : 'its endpoint';
  const expected = `a socket that listens at ${told.replace(/:0$/, '')}`;
  const actor = running?.name ?? 'program';
  const elsewhere = running?.launched.exit ? [] : (running?.listening() ?? []);
  if (elsewhere.length > 0)
    return new Found({
      kind: 'listening elsewhere',
      actor,
      expected: told,
      actual: elsewhere.map(printedEndpoint).join(' and '),
    });
  const exit = running?.launched.exit;
  const actual = exit
    ? `an end with ${typeof exit.status === 'number' ? `exit status ${exit.status}` : exit.status} before it listened`
    : saidSo(stage);
  return new Found({ kind: 'not listening', actor, expected, actual });
}

function saidSo(stage: Stage): string {
  const line = stage.program?.stdout.firstLine;
  return line?.startsWith('listening on')
    ? `it printed "${line}", and no socket of its listens`
    : 'no socket of its listens';
}
