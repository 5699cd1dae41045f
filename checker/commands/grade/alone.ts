import { journalIn } from '../../classroom/out/place.ts';
import { Locked, locked } from '../../program/lock.ts';
import { UsageFault } from '../../usage.ts';

// Does something while no other process grades into this OUT. A process that was killed holds nothing.
export async function alone<T>(out: string, work: () => Promise<T>): Promise<T> {
  try {
    return await locked(journalIn(out), { name, patienceMs: 500, longestMs: Infinity }, work);
  } catch (error) {
    if (!(error instanceof Locked)) throw error;
    throw new UsageFault(
      `Another wirebook (${error.message}) is grading into ${out}; wait for it, or remove ${journalIn(out)}/${name}.lock if that machine is no more.`,
    );
  }
}

const name = 'grade';
