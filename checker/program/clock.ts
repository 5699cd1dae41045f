import { task, tasks, tree, type Task } from '../wire/kernel/tasks.ts';

export const periodMs = 10;

// How long a program could have run, in milliseconds: wall time less what it, or the checker, spent waiting for a processor or a disk.
// Where waits of several tasks overlap it may count too little: a verdict then comes later, and is the same.
export class ProgramTime {
  #spent = 0;
  #ran = 0;
  #look = performance.now();
  #before: ReadonlyMap<number, Task>;
  // Waits taken off, by task, before the kernel had booked them.
  readonly #ahead = new Map<number, number>();
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
    const waits = [...after.values()].map(task => this.#waited(task, passed));
    this.#spent = Math.max(0, this.#spent + passed - Math.max(0, passed - 2 * periodMs, ...waits));
    for (const { tid, ranNs } of after.values())
      if (tid !== process.pid) this.#ran += Math.max(0, ranNs - (this.#before.get(tid)?.ranNs ?? 0)) / 1e6;
    this.#look = now;
    this.#before = after;
  }

  get spentMs(): number {
    return this.#spent;
  }

  // Processor time that it has used.
  get ranMs(): number {
    return this.#ran;
  }

  // What is known since the last look of a task's waiting. A runnable task whose books stand still is waiting: the kernel books
  // a wait only when the task next runs, and then the whole of it, so more may become known than time has passed.
  // A sleep that nothing may interrupt (D) is one for a disk, mostly, and booked nowhere.
  #waited(task: Task, passed: number): number {
    const was = this.#before.get(task.tid);
    if (!was) return 0;
    const ahead = this.#ahead.get(task.tid) ?? 0;
    const booked = (task.waitedNs - was.waitedNs) / 1e6;
    if (task.state === 'R' && booked === 0 && task.runs === was.runs && task.ranNs === was.ranNs) {
      this.#ahead.set(task.tid, ahead + passed);
      return passed;
    }
    this.#ahead.set(task.tid, Math.max(0, ahead - booked));
    return task.state === 'D' ? passed : Math.max(0, booked - ahead);
  }

  #booked(): ReadonlyMap<number, Task> {
    if (this.#pid === undefined) return new Map();
    const own = task(process.pid, process.pid);
    const all = [...tree(this.#pid).flatMap(tasks), ...(own ? [own] : [])];
    return new Map(all.map(one => [one.tid, one]));
  }
}
