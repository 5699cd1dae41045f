import { setImmediate as turn } from 'node:timers/promises';

// All limits of a check. Those on the program count program time (what it could have run); the cap is wall time.
export interface Patience {
  readonly replyMs: number;
  readonly startMs: number;
  // Processor time, spent while something is waited for, after which a program is busy with nothing but itself.
  readonly spinMs: number;
  // Without proof of rest: how long nothing has to happen.
  readonly quietMs: number;
  // How long a sleeping program with unread input sleeps before it is taken to have chosen so.
  readonly idleMs: number;
  readonly capMs: number;
}

export const patience: Patience = {
  replyMs: 2000,
  startMs: 15_000,
  spinMs: 5000,
  quietMs: 150,
  idleMs: 300,
  capMs: 30_000,
};

// Lets everything that has already arrived be handled.
export async function turns(): Promise<void> {
  await turn();
  await turn();
}
