import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClassLesson } from '../../checker/class-vocabulary.ts';
import type { Run } from '../../checker/classroom/journal/run.ts';
import type { Answer, Grader, Task } from '../../checker/classroom/grader.ts';
import type { Absence, Intake } from '../../checker/classroom/work.ts';
import type { Outcome, Report } from '../../checker/vocabulary.ts';
import { failed, passed, report } from '../report/reports.ts';
import { workOf } from './works.ts';

export const lessons: readonly ClassLesson[] = ['01-one', '02-two'].map(lesson => ({
  lesson,
  number: lesson.slice(0, 2),
  title: `Lesson ${lesson}`,
  outOf: 3,
  checks: ['a', 'b', 'c'].map(id => ({ id, claim: `It does ${id}.`, program: 'server', points: 1 })),
}));

export const run: Run = {
  schema: 'wirebook/journal@1',
  seed: 7,
  commands: {},
  port: 0,
  sandbox: 'none',
  shard: null,
  roster: null,
  checks: { '01-one': 'checks of one', '02-two': 'checks of two' },
};

// A class of so many students, each with a work for both lessons, but every tenth without the second.
export function classOf(count: number): Intake {
  const names = Array.from({ length: count }, (_, at) => `student-${String(at + 1).padStart(3, '0')}`);
  const absentees = names.filter((_, at) => at % 10 === 9);
  const absences = absentees.map((student): Absence => ({
    student,
    lesson: '02-two',
    words: 'nothing was handed in',
    state: 'missing',
  }));
  return {
    students: names.map(name => ({ id: name, name, folder: name })),
    works: names.flatMap(name =>
      lessons
        .filter(({ lesson }) => lesson === '01-one' || !absentees.includes(name))
        .map(({ lesson }) => workOf(name, lesson, { 'server.ts': `${name} ${lesson}` })),
    ),
    absences,
    remarks: ['Left out: notes.txt.'],
  };
}

// What a work gets is a function of the work and the seed.
export function reportOf({ work, seed }: Task): Report {
  const bits = createHash('sha256').update(`${work.digest} ${seed}`).digest();
  const checks = ['a', 'b', 'c'].map((id, at) =>
    (bits[at] ?? 0) % 3 === 0 ? failed('silence', id) : passed(id, `It does ${id}.`),
  );
  return { ...report(...checks), lesson: work.lesson, seed, durationMs: Math.random() };
}

export const withOutcome = (whole: Report, outcome: Outcome): Report => ({
  ...whole,
  checks: whole.checks.map((check, at) =>
    at === 0 ? { ...check, outcome, because: { reason: 'checker', words: 'it broke' } } : check,
  ),
});

// Grades nothing, in no time or a little, and remembers what it was asked.
export class StandIn implements Grader {
  readonly asked: Task[] = [];
  atOnce = 0;
  most = 0;
  closed = 0;
  readonly #answer: (task: Task, times: number) => Answer | Promise<Answer>;
  readonly #ms: number;

  constructor(
    answer: (task: Task, times: number) => Answer | Promise<Answer> = task => ({
      state: 'graded',
      report: reportOf(task),
    }),
    ms = 0,
  ) {
    this.#answer = answer;
    this.#ms = ms;
  }

  async grade(task: Task): Promise<Answer> {
    this.asked.push(task);
    this.most = Math.max(this.most, ++this.atOnce);
    await pause(this.#ms * Math.random());
    this.atOnce--;
    return await this.#answer(task, this.asked.filter(({ work }) => work === task.work).length);
  }

  close(): Promise<void> {
    this.closed++;
    return Promise.resolve();
  }
}
