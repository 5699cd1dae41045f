import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bareGrader } from '../../checker/classroom/bare.ts';
import type { Answer, Grader, Task } from '../../checker/classroom/grader.ts';
import { foldersOf, eventually, survivors } from '../support/leftovers.ts';
import { root } from '../support/stagehand.ts';
import { workOf } from './works.ts';

const solution = readFileSync(join(root, 'solutions/01-hello-client/client.ts'), 'utf8');
const task = (files: Readonly<Record<string, string>>, place?: string): Task => ({
  work: workOf('ana', '01-hello-client', files, place),
  seed: 7,
  commands: {},
  port: 0,
});
const never = new AbortController().signal;

// Everything of a report but how long it took, and when.
const untimed = (answer: Answer): unknown =>
  JSON.parse(
    JSON.stringify(answer, (key, value: unknown) =>
      key === 'durationMs' || key === 'transcript' ? undefined : value,
    ),
  );

describe('a work is graded without a sandbox', () => {
  let grader: Grader;
  beforeAll(async () => {
    grader = await bareGrader(root);
  });
  afterAll(() => grader.close());

  it('as `check` grades it, where it lies at the top of its folder and deep within it', async () => {
    const top = await grader.grade(task({ 'client.ts': solution }), never);
    expect(top).toMatchObject({ state: 'graded', report: { outcome: 'passed', seed: 7 } });
    const deep = await grader.grade(task({ 'a b/lessons/01/client.ts': solution }, 'a b/lessons/01'), never);
    expect(untimed(deep)).toEqual(untimed(top));
  });

  it('twice the same, also where it fails, and with a command that a student can repeat in her clone', async () => {
    const empty = task({ 'notes.txt': '' });
    const answer = await grader.grade(empty, never);
    expect(answer).toMatchObject({ state: 'graded', report: { outcome: 'failed', points: 0 } });
    expect(untimed(await grader.grade(empty, never))).toEqual(untimed(answer));
    const text = JSON.stringify(answer);
    expect(text).toContain('There is no client.ts in submission');
    expect(text).toMatch(/"npx wirebook check 01 --only [a-z-]+ --seed 7"/);
    expect(text).not.toContain('/tmp/');
  });

  it('a work that cannot be copied is not graded, and says why', async () => {
    const work = { ...task({}).work, copyTo: () => Promise.reject(new Error('client.ts has changed')) };
    expect(await grader.grade({ ...task({}), work }, never)).toEqual({
      state: 'not graded',
      words: 'client.ts has changed',
    });
  });

  it('a lesson that there is not is the checker’s fault', async () => {
    const work = { ...task({}).work, lesson: '99-none' };
    expect(await grader.grade({ ...task({}), work }, never)).toMatchObject({ state: 'not graded' });
  });
});

const killsItsGrader = `process.kill(process.ppid, 'SIGKILL'); setInterval(() => {}, 1000);`;

describe('a process that grades', () => {
  it('and is killed by what it grades makes the work not graded; the next one is', async () => {
    const grader = await bareGrader(root);
    try {
      const killed = await grader.grade(task({ 'client.ts': killsItsGrader }), never);
      expect(killed).toEqual({
        state: 'not graded',
        words: 'the process that graded it failed: it ended (SIGKILL)',
      });
      const next = await grader.grade(task({ 'client.ts': solution }), never);
      expect(next).toMatchObject({ state: 'graded', report: { outcome: 'passed' } });
    } finally {
      await grader.close();
    }
    expect(foldersOf(process.pid)).toEqual([]);
  });

  it('and is not done in time is ended with all that it started', async () => {
    const grader = await bareGrader(root, { budgetMs: 1500 });
    const mark = `mark-${process.pid}-${Date.now()}`;
    try {
      const late = await grader.grade(
        { ...task({}), commands: { client: `env MARK=${mark} sleep 1000` } },
        never,
      );
      expect(late).toEqual({
        state: 'not graded',
        words: 'the process that graded it failed: it was not done in 1.5 s',
      });
      expect(await eventually(() => survivors(mark).length === 0)).toBe(true);
    } finally {
      await grader.close();
    }
  });

  it('ends at once when nobody wants its verdict any more', async () => {
    const grader = await bareGrader(root);
    const cancel = new AbortController();
    try {
      const grading = grader.grade({ ...task({}), commands: { client: 'sleep 1000' } }, cancel.signal);
      setTimeout(() => cancel.abort(), 300);
      expect(await grading).toMatchObject({ state: 'not graded' });
    } finally {
      await grader.close();
    }
  });
});
