import { tasks, tree, type Task } from '../wire/kernel/tasks.ts';

export const periodMs = 10;

// How long a program could have run, in milliseconds: wall time less what it, or the checker, spent waiting for a processor.
export class ProgramTime {
  #spent = 0;
  #look = performance.now();
  #before: ReadonlyMap<number, Task>;
  readonly #pid: number | undefined;

  // Without a pid (no kernel to ask) only the checker's own lag is taken off.
  constructor(pid: number | undefined) {
    this.#pid = pid;
    this.#before = this.#booked();
  }

  // To be called every `periodMs` or so; a longer gap is the checker's own lag and does not count.
  sample(): void {
    const now = performance.now();
    const passed = now - this.#look;
    const after = this.#booked();
    const waited = Math.max(0, passed - 2 * periodMs, ...growths(this.#before, after, passed));
    this.#spent += Math.max(0, passed - waited);
    this.#look = now;
    this.#before = after;
  }

  get spentMs(): number {
    return this.#spent;
  }

  #booked(): ReadonlyMap<number, Task> {
    if (this.#pid === undefined) return new Map();
    const all = [
      ...tree(this.#pid).flatMap(tasks),
      ...tasks('self').filter(({ tid }) => tid === process.pid),
    ];
    return new Map(all.map(task => [task.tid, task]));
  }
}

// What each task waited between two looks. A runnable task whose books stand still is waiting: the kernel books a wait only when the task next runs.
function growths(
  before: ReadonlyMap<number, Task>,
  after: ReadonlyMap<number, Task>,
  passed: number,
): number[] {
  return [...after.values()].map(task => {
    const was = before.get(task.tid);
    if (!was) return 0;
    const still =
      task.state === 'R' &&
      task.runs === was.runs &&
      task.ranNs === was.ranNs &&
      task.waitedNs === was.waitedNs;
    return still ? passed : (task.waitedNs - was.waitedNs) / 1e6;
  });
}
