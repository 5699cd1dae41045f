import { rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isHere, Locked, locked } from '../../program/lock.ts';
import { UsageFault } from '../../usage.ts';
import { journalIn } from './place.ts';

// How often whoever grades says that it still does, and how long a machine has to be silent until it is taken to be gone; milliseconds.
export interface Rhythm {
  readonly beatMs: number;
  readonly silentMs: number;
}

const usual: Rhythm = { beatMs: 10_000, silentMs: 60_000 };

// Does something while no other process grades into this OUT, on this machine or on one that shares the folder. The signal is
// aborted where another has taken over. Throws UsageFault where another is at work; `waits` is told of one that may be gone.
export async function alone<T>(
  out: string,
  work: (signal: AbortSignal) => Promise<T>,
  waits: (holder: string) => void,
  rhythm = usual,
): Promise<T> {
  for (;;)
    try {
      return await locked(journalIn(out), terms, ({ holder, held }) =>
        beating(out, holder, held, work, rhythm),
      );
    } catch (error) {
      if (!(error instanceof Locked)) throw error;
      const holder = error.message;
      if (isHere(holder) || !(await isSilent(out, holder, waits, rhythm)))
        throw new UsageFault(`Another wirebook (${holder}) is grading into ${out}; wait for it.`);
      await rm(lockFile(out, holder), { force: true });
    }
}

const terms = { name: 'grade', patienceMs: 500, longestMs: Infinity };

const lockFile = (out: string, holder: string): string => join(journalIn(out), `${terms.name}.lock`, holder);

// Its lock is touched as long as it works.
async function beating<T>(
  out: string,
  holder: string,
  held: () => Promise<boolean>,
  work: (signal: AbortSignal) => Promise<T>,
  { beatMs }: Rhythm,
): Promise<T> {
  const lost = new AbortController();
  const beat = async (): Promise<void> => {
    if (!(await held()))
      lost.abort(
        new UsageFault(`Another wirebook has taken over ${out}, since this one was silent for long.`),
      );
    else await utimes(lockFile(out, holder), new Date(), new Date()).catch(() => undefined);
  };
  const timer = setInterval(() => void beat(), beatMs);
  try {
    return await work(lost.signal);
  } finally {
    clearInterval(timer);
  }
}

// By the file alone: clocks of two machines need not agree.
async function isSilent(
  out: string,
  holder: string,
  waits: (holder: string) => void,
  { silentMs }: Rhythm,
): Promise<boolean> {
  waits(holder);
  const first = await touched(out, holder);
  for (const end = performance.now() + silentMs; performance.now() < end; await pause(silentMs / 60))
    if ((await touched(out, holder)) !== first) return false;
  return true;
}

const touched = (out: string, holder: string): Promise<number | undefined> =>
  stat(lockFile(out, holder)).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
