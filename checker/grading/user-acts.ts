import type { Actor, Deed } from '../lesson/steps.ts';
import type { Launched } from '../program/launch.ts';
import { hasLooked } from '../program/looked.ts';
import { look } from '../program/rest.ts';
import { hasStopped, signalIsPending } from '../program/signals.ts';
import { leaveGap } from './delivery.ts';
import { bytesOf } from './judging.ts';
import { isReady } from './readiness.ts';
import type { Stage } from './stage.ts';
import { waitFor, waitForRest } from './waiting.ts';

// What the user does: types, ends the input, sends signals, and looks away from what is printed.

export const user = 'you';

export async function type(
  actor: Actor,
  { pieces }: Extract<Deed, { verb: 'types' }>,
  stage: Stage,
): Promise<void> {
  for (const piece of pieces) {
    const bytes = bytesOf(piece, stage.run);
    stage.lastSent.set(actor.name, bytes);
    stage.tape.write(actor.name, 'typed', { bytes });
    void keyboardOf(actor, stage).type(bytes);
    await leaveGap(stage);
  }
}

export function endInput(actor: Actor, stage: Stage): void {
  keyboardOf(actor, stage).endInput();
  stage.tape.write(actor.name, 'input-ended');
}

const keyboardOf = ({ at }: Actor, stage: Stage): Launched =>
  stage.programNamed(at ?? stage.cast.name).launched;

// Two signals of one kind in a row arrive as one, unless the first has been taken.
export async function signal({ signal }: Extract<Deed, { verb: 'signals' }>, stage: Stage): Promise<void> {
  const { program, running } = stage;
  if (!program) throw new Error('there is no program to signal');
  if (running && stage.cast.listens) await isReady(stage);
  if (!unasked.has(signal)) await comesToRest(program, stage);
  running?.signalled.add(signal);
  stage.tape.write(user, 'signalled', { note: signal });
  program.signal(signal);
  const taken = (): boolean =>
    program.exit !== undefined || (signal === 'SIGSTOP' ? hasStopped(program) : !signalIsPending(program));
  await waitFor(stage, taken, stage.patience.replyMs);
}

// Signals that the system carries out without asking the program.
const unasked: ReadonlySet<NodeJS.Signals> = new Set(['SIGKILL', 'SIGSTOP', 'SIGCONT']);

// Whoever has just said that it listens may still be about to say what a signal is to do.
async function comesToRest(program: Launched, stage: Stage): Promise<void> {
  const rests = (): boolean => program.exit !== undefined || hasLooked(program);
  await waitForRest(stage, rests);
}

export function looksAway(stage: Stage): void {
  stage.program?.stdout.stopReading();
}

// Once the program has exited, or waits for somebody to read.
export async function looksAgain(stage: Stage): Promise<void> {
  const { program } = stage;
  if (!program) return;
  const { quietMs } = stage.patience;
  const owes = (): boolean => [...stage.connections.values()].some(connection => connection.unsent > 0);
  const peers = { owes, heardAt: (port: number) => stage.heardAt(port) };
  const done = (): boolean => program.exit !== undefined || look([program], quietMs, peers) !== 'awake';
  await waitForRest(stage, done);
  program.stdout.readOn();
}
