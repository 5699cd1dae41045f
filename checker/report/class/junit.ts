import type { CheckResult, ClassReport, Result } from '../../class-vocabulary.ts';
import { junitDocument, type Case, type Suite } from '../junit-document.ts';
import { gradings, type Grading } from './gradings.ts';
import { sentences } from './ideas.ts';

// junit.xml of a class: a suite for each student and lesson, a case for each check. A lesson that is missing is one failed case
// (it scores 0); one that could not be graded is one <error>, which no student's program is to blame for.
export function classJunit(report: ClassReport): string {
  const means = sentences(report);
  return junitDocument(suites(report, means));
}

function* suites(report: ClassReport, means: ReadonlyMap<string, string>): Generator<Suite> {
  for (const { student, lesson, result } of gradings(report))
    yield {
      name: `${student.id}.${lesson.lesson}`,
      durationMs: result.durationMs,
      properties: {
        student: student.name,
        seed: report.seed,
        points: result.points,
        outOf: result.outOf,
      },
      cases: cases({ student, lesson, result }, means),
    };
}

function cases({ lesson, result }: Grading, means: ReadonlyMap<string, string>): Case[] {
  if (result.state !== 'graded') return [absence(result)];
  const known = new Map(lesson.checks.map(check => [check.id, check]));
  return result.checks.map(check => ({
    name: check.id,
    program: known.get(check.id)?.program ?? '',
    verdict: verdict(check, known.get(check.id)?.claim ?? check.id, means),
  }));
}

function absence({ state, because }: Result): Case {
  const message = because ?? (state === 'missing' ? 'nothing was handed in' : 'no reason is known');
  return {
    name: 'handed-in',
    program: 'work',
    verdict:
      state === 'missing'
        ? { outcome: 'failed', kind: 'missing', message, lines: [] }
        : { outcome: 'broken', message: `Not graded: ${message}` },
  };
}

function verdict(
  { outcome, misconception, because = '' }: CheckResult,
  claim: string,
  means: ReadonlyMap<string, string>,
): Case['verdict'] {
  switch (outcome) {
    case 'passed':
      return { outcome };
    case 'skipped':
      return { outcome, message: because };
    case 'broken':
      return { outcome, message: `The checker itself broke here: ${because}` };
    case 'failed': {
      const sentence = misconception === undefined ? undefined : means.get(misconception);
      return { outcome, kind: misconception ?? 'failed', message: sentence ?? claim, lines: [claim] };
    }
  }
}
