import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { programsOf } from '../../checker/lesson/catalogue.ts';
import { scratchFolder } from '../../checker/program/sweep.ts';
import type { Job } from './jobs.ts';
import { verdictOn, type Exchange, type Verdict } from './known.ts';

export interface Task {
  readonly job: Job;
  readonly seed: number;
  readonly root: string;
}
export interface Answer extends Verdict {
  readonly job: Job;
  readonly seed: number;
}

const scratch = scratchFolder();
const mostLateMs = Number(process.env.WIREBOOK_LATE_MS ?? 0);

// Grades what it is sent, one after the other, as a checker of its own.
process.on('message', ({ job, seed, root }: Task) => {
  const exchange = mostLateMs > 0 ? late(root) : undefined;
  void verdictOn(job, seed, root, scratch, { exchange }).then(verdict =>
    process.send?.({ job, seed, ...verdict } satisfies Answer),
  );
});

// Copies of the programs that do nothing for a random part of the delay before they begin.
const late =
  (root: string): Exchange =>
  (lesson, { files }) => {
    const own = new Map(Object.entries(files));
    const folder = mkdtempSync(join(scratch, 'late-'));
    return new Map(
      programsOf(lesson.checks).map(({ role, file }) => {
        const source = own.get(role) ?? join(root, 'solutions', lesson.name, file);
        const copy = join(folder, basename(source));
        const delay = `await new Promise(resolve => setTimeout(resolve, ${Math.floor(Math.random() * mostLateMs)}));`;
        writeFileSync(copy, `${delay}\n${readFileSync(source, 'utf8')}`);
        return [role, copy];
      }),
    );
  };
