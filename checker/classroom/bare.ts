import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from '../bundle.mjs';
import { scratchFolder, sweepDead } from '../program/sweep.ts';
import { Worker } from './bare/worker-process.ts';
import type { Answer, Grader, Task } from './grader.ts';

// Longer than a work can take that uses every deadline of a lesson to its end.
const usualBudgetMs = 15 * 60_000;

// Grades each work in a process of its own, from a private copy, with the checks of the clone at `root`. It keeps works apart, and
// bounds them as `check` does; it does not keep anybody from anything. That is for works of people one knows.
export async function bareGrader(
  root: string,
  { budgetMs = usualBudgetMs }: { readonly budgetMs?: number } = {},
): Promise<Grader> {
  const bundled = await bundle(join(root, 'checker/classroom/bare/worker.ts'), { root, packages: 'bundle' });
  if (!bundled.bundled) throw new Error(bundled.faults.map(({ text }) => text).join('\n'));
  sweepDead();
  return new Bare(root, bundled.file, budgetMs);
}

class Bare implements Grader {
  readonly #root: string;
  readonly #module: string;
  readonly #budgetMs: number;
  readonly #scratch = scratchFolder();
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();

  constructor(root: string, module: string, budgetMs: number) {
    this.#root = root;
    this.#module = module;
    this.#budgetMs = budgetMs;
  }

  async grade(task: Task, signal: AbortSignal): Promise<Answer> {
    const home = await mkdtemp(join(this.#scratch, 'work-'));
    try {
      return await this.#gradeIn(home, task, signal);
    } catch (error) {
      return { state: 'not graded', words: error instanceof Error ? error.message : String(error) };
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map(worker => worker.end()));
    this.#all.clear();
    await rm(this.#scratch, { recursive: true, force: true });
  }

  async #gradeIn(home: string, { work, seed, commands, port }: Task, signal: AbortSignal): Promise<Answer> {
    const copy = join(home, 'submission');
    const scratch = join(home, 'scratch');
    const cache = join(home, 'cache');
    await mkdir(copy);
    await mkdir(scratch);
    await mkdir(cache);
    await work.copyTo(copy);
    const ready = {
      root: this.#root,
      lesson: work.lesson,
      folder: join(copy, work.place),
      seed,
      commands,
      port,
      cache,
    };
    const worker = this.#freeWorker();
    const reply = await worker.does({ home, scratch, ready }, this.#budgetMs, signal);
    if ('failed' in reply) {
      this.#all.delete(worker);
      return { state: 'not graded', words: reply.failed };
    }
    this.#idle.push(worker);
    if ('fault' in reply) return { state: 'not graded', words: reply.fault };
    return { state: 'graded', report: reply.report };
  }

  // One that waits, else another one: there are as many as works are graded at once.
  #freeWorker(): Worker {
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      if (idle.isAlive) return idle;
      this.#all.delete(idle);
    }
    const worker = new Worker(this.#module);
    this.#all.add(worker);
    return worker;
  }
}
