import type { Loaded } from '../lesson/catalogue.ts';
import type { CheckReport, Diagnosis, Outcome, Report } from '../vocabulary.ts';
import type { Setting } from './stage.ts';

// A lesson's report from those of its checks.
export function summary(
  lesson: Loaded,
  setting: Setting,
  checks: readonly CheckReport[],
  durationMs: number,
): Report {
  return {
    schema: 'wirebook/report@1',
    lesson: lesson.name,
    title: lesson.title,
    seed: setting.seed,
    outcome: outcomeOf(checks),
    points: checks.reduce((sum, { points }) => sum + points, 0),
    outOf: checks.reduce((sum, { outOf }) => sum + outOf, 0),
    durationMs,
    ...(setting.senses === 'quiet' && {
      advisory: 'Without a kernel to ask, quiet gaps stand in: these verdicts are advisory.',
    }),
    diagnosis: diagnosis(checks),
    predictions: [],
    checks: [...checks],
  };
}

// Any failed check makes the outcome failed, else any broken one broken; with nothing played it is skipped.
function outcomeOf(checks: readonly CheckReport[]): Outcome {
  const order: readonly Outcome[] = ['failed', 'broken', 'passed'];
  return order.find(one => checks.some(({ outcome }) => outcome === one)) ?? 'skipped';
}

// One program, one idea: the first check, in the lesson's order, whose failure shows one.
function diagnosis(checks: readonly CheckReport[]): Diagnosis | null {
  for (const { id, failure } of checks)
    if (failure?.misconception !== undefined)
      return {
        misconception: failure.misconception,
        sentence: failure.sentence,
        check: id,
        readOn: failure.readOn,
      };
  return null;
}
