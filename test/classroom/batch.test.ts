import { describe, expect, it } from 'vitest';
import { batch, type Witness } from '../../checker/classroom/batch.ts';
import type { Answer, Task } from '../../checker/classroom/grader.ts';
import { classOf, reportOf, StandIn, withOutcome } from './stand-in.ts';

const tasks = classOf(10).works.map((work): Task => ({ work, seed: 7, commands: {}, port: 0 }));
const signal = new AbortController().signal;
const nameOf = ({ work }: Task): string => `${work.student} ${work.lesson}`;

class Notes implements Witness {
  readonly running = new Set<string>();
  readonly answers = new Map<string, Answer>();
  begins = (task: Task): void => void this.running.add(nameOf(task));
  ends = (task: Task): void => void this.running.delete(nameOf(task));
  done = (task: Task, answer: Answer): Promise<void> => {
    this.answers.set(nameOf(task), answer);
    return Promise.resolve();
  };
}

describe('a batch', () => {
  it('grades every task once, so many side by side', async () => {
    const grader = new StandIn(undefined, 5);
    const notes = new Notes();
    await batch(tasks, grader, notes, { jobs: 3, signal });
    expect(grader.most).toBe(3);
    expect(grader.asked).toEqual(tasks);
    expect(notes.running).toEqual(new Set());
    expect([...notes.answers.keys()].sort()).toEqual(tasks.map(nameOf).sort());
  });

  const first = tasks[0];
  it.each<[string, (task: Task) => Answer]>([
    ['was not graded', () => ({ state: 'not graded', words: 'the sandbox failed' })],
    ['has a broken check', task => ({ state: 'graded', report: withOutcome(reportOf(task), 'broken') })],
    [
      'made the grader throw',
      () => {
        throw new Error('out of order');
      },
    ],
  ])('grades what %s once more, alone, at the end', async (_, spoilt) => {
    const grader = new StandIn((task, times) =>
      task === first && times === 1 ? spoilt(task) : { state: 'graded', report: reportOf(task) },
    );
    const notes = new Notes();
    await batch(tasks, grader, notes, { jobs: 3, signal });
    expect(grader.asked.at(-1)).toBe(first);
    expect(grader.asked).toHaveLength(tasks.length + 1);
    expect([...notes.answers.values()].every(({ state }) => state === 'graded')).toBe(true);
  });

  it('tells what could not be graded twice, and why', async () => {
    const grader = new StandIn(task => {
      if (task === first) throw new Error('out of order');
      return { state: 'graded', report: reportOf(task) };
    });
    const notes = new Notes();
    await batch(tasks, grader, notes, { jobs: 3, signal });
    expect(notes.answers.get(first ? nameOf(first) : '')).toEqual({
      state: 'not graded',
      words: 'out of order',
    });
    expect(grader.asked).toHaveLength(tasks.length + 1);
  });

  it('ends with what its witness throws, once nothing is being graded', async () => {
    const grader = new StandIn(undefined, 20);
    const notes = {
      begins: () => undefined,
      ends: () => undefined,
      done: () => Promise.reject(new Error('the disk is full')),
    };
    await expect(batch(tasks, grader, notes, { jobs: 3, signal })).rejects.toThrow('the disk is full');
    expect(grader.atOnce).toBe(0);
    expect(grader.asked.length).toBeLessThan(tasks.length);
  });

  it('tells nothing of works that were cancelled', async () => {
    const cancel = new AbortController();
    const grader = new StandIn(() => {
      cancel.abort();
      return { state: 'not graded', words: 'cancelled' };
    });
    const notes = new Notes();
    await expect(batch(tasks, grader, notes, { jobs: 1, signal: cancel.signal })).rejects.toThrow();
    expect(notes.answers.size).toBe(0);
    expect(grader.asked).toHaveLength(1);
  });
});
