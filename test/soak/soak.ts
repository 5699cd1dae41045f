// npm run soak -- N K [--lessons 01,04] [--side-by-side M] [--late MS] [--wrong N]
// Grades every right program N times, and every wrong one, while K processes keep the machine busy.
import { fork, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sweepDead } from '../../checker/program/sweep.ts';
import { busy } from './busy.ts';
import { jobs, type Job } from './jobs.ts';
import type { Answer, Task } from './worker.ts';

const root = resolve(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lessons: { type: 'string', default: '' },
    'side-by-side': { type: 'string', default: '4' },
    late: { type: 'string', default: '0' },
    wrong: { type: 'string', default: '3' },
  },
});
const rounds = Number(positionals[0] ?? 10);
const load = Number(positionals[1] ?? 4);
const all = jobs(root, values.lessons.split(',').filter(Boolean));
const tasks = shuffled(
  all.flatMap(job =>
    Array.from({ length: job.known === 'right' ? rounds : Number(values.wrong) }, () => task(job)),
  ),
);

const counts = { graded: 0, 'false fails': 0, 'changed diagnoses': 0, 'broken checks': 0, survivors: 0 };
const begin = Date.now();
const calm = busy(load);
const workers = Array.from({ length: Number(values['side-by-side']) }, () =>
  fork(join(import.meta.dirname, 'worker.ts'), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, WIREBOOK_LATE_MS: values.late },
  }),
);
await Promise.all(workers.map(worker => drain(worker)));
calm();
const folders = (): string[] =>
  readdirSync(tmpdir()).filter(name =>
    workers.some(({ pid }) => name.startsWith(`wirebook-run-${pid ?? 0}-`)),
  );
const before = folders().length - workers.length;
counts.survivors = sweepDead() + Math.max(0, before);
console.log(
  `\n${Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')}; ${Math.round((Date.now() - begin) / 1000)} s, ${load} busy, ${workers.length} side by side`,
);
process.exitCode =
  counts['false fails'] + counts['changed diagnoses'] + counts['broken checks'] + counts.survivors > 0
    ? 1
    : 0;

// Hands the worker one task after another until none is left.
function drain(worker: ChildProcess): Promise<void> {
  return new Promise(done => {
    const next = (): void => {
      const following = tasks.pop();
      if (following) worker.send(following);
      else {
        worker.once('exit', () => done());
        worker.disconnect();
      }
    };
    worker.on('message', (answer: Answer) => {
      note(answer);
      next();
    });
    next();
  });
}

function note({ job, seed, outcome, diagnosis, words }: Answer): void {
  counts.graded++;
  const fault =
    outcome === 'broken' || words.some(word => word.includes('the checker'))
      ? 'broken checks'
      : diagnosis === job.known
        ? undefined
        : job.known === 'right'
          ? 'false fails'
          : 'changed diagnoses';
  if (fault) {
    counts[fault]++;
    console.log(
      `${fault}: ${job.name} (${job.known}) was ${diagnosis}, seed ${seed}\n  ${words.join('\n  ')}`,
    );
  }
  if (counts.graded % 50 === 0)
    console.log(
      `${counts.graded} graded, ${tasks.length} to go, ${Math.round((Date.now() - begin) / 1000)} s`,
    );
}

function task(job: Job): Task {
  return { job, seed: 1 + Math.floor(Math.random() * 1_000_000), root };
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map(one => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
