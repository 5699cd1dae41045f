import type { CheckReport, Report } from '../vocabulary.ts';
import { ideasAfter } from './ideas.ts';
import { changed, type Content, type LessonProgress, type Progress, type Tally } from './progress.ts';

// A grading of the learner's own programs: of what, when, and whether all checks were played as they stand.
export interface Grading {
  readonly content: Content;
  readonly at: Date;
  readonly played: 'the whole lesson' | 'a part of it';
}

// Progress after a grading. A part of a lesson tells of ideas, but neither of points nor of a solved lesson.
export const remembered = (progress: Progress, report: Report, grading: Grading): Progress =>
  changed(progress, report.lesson, before => ({
    ...before,
    ...(grading.played === 'the whole lesson' && verdictAfter(before, report, grading)),
    misconceptions: ideasAfter(before.misconceptions, report, grading.at),
  }));

// A report in which nothing was played, or that the checker itself broke, is no verdict on the learner.
function verdictAfter(
  before: LessonProgress,
  report: Report,
  { content, at }: Grading,
): Pick<LessonProgress, 'verdict' | 'solved'> {
  const { outcome, checks } = report;
  if (outcome === 'skipped' || outcome === 'broken') return {};
  const now = at.toISOString();
  const tally = tallyOf(report);
  const outcomes = Object.fromEntries(checks.map(check => [check.id, check.outcome]));
  return {
    verdict: { at: now, content, outcome, tally, checks: outcomes },
    ...(outcome === 'passed' && {
      solved: { first: before.solved?.first ?? now, last: now, content, tally },
    }),
  };
}

const tallyOf = ({ checks, points, outOf }: Report): Tally => ({
  passed: checks.filter(({ outcome }) => outcome === 'passed').length,
  checks: checks.filter(counts).length,
  points,
  outOf,
});

// What this machine cannot play is no check to be passed here.
const counts = ({ outcome, because }: CheckReport): boolean =>
  outcome !== 'skipped' || because?.reason === 'need-failed';
