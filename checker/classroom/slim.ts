import type { CheckResult, Result } from '../class-vocabulary.ts';
import type { CheckReport } from '../vocabulary.ts';
import type { Answer } from './grader.ts';
import type { Absence, Work } from './work.ts';

// What a class's report keeps of a work: all but what it took to find out.
export function resultOf({ student, lesson, digest }: Work, answer: Answer): Result {
  const base = { student, lesson, digest };
  if (answer.state === 'not graded')
    return { ...base, ...nothing, state: answer.state, because: answer.words };
  const { outcome, points, outOf, diagnosis, checks, durationMs } = answer.report;
  return {
    ...base,
    state: 'graded',
    outcome,
    points,
    outOf,
    diagnosis,
    checks: checks.map(checkResult),
    durationMs,
  };
}

// The same of a work that there is not.
export const absent = ({ student, lesson, state, words }: Absence): Result => ({
  student,
  lesson,
  ...nothing,
  state,
  because: words,
});

const nothing = { points: 0, outOf: 0, diagnosis: null, checks: [], durationMs: 0 };

const checkResult = ({ id, outcome, points, outOf, failure, because }: CheckReport): CheckResult => ({
  id,
  outcome,
  points,
  outOf,
  ...(failure?.misconception !== undefined && { misconception: failure.misconception }),
  ...(because && { because: because.words }),
});

// Whether nothing of it is left to find out: no check of it was broken, and it was graded at all.
export const isSettled = ({
  state,
  checks,
}: Pick<Result, 'state'> & { checks: readonly Pick<CheckResult, 'outcome'>[] }): boolean =>
  state === 'graded' && checks.every(({ outcome }) => outcome !== 'broken');
