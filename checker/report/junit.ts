import type { CheckReport, Report } from '../vocabulary.ts';
import { junitDocument, type Case } from './junit-document.ts';

// Reports as JUnit XML: a suite for each lesson, a case for each check; a broken check is an <error>.
export const junit = (reports: readonly Report[]): string =>
  junitDocument(
    reports.map(({ lesson, durationMs, seed, points, outOf, checks }) => ({
      name: lesson,
      durationMs,
      properties: { seed, points, outOf },
      cases: checks.map(({ id, program, durationMs, ...check }) => ({
        name: id,
        program,
        durationMs,
        verdict: verdict(check),
      })),
    })),
  );

function verdict({
  outcome,
  claim,
  failure,
  because,
}: Pick<CheckReport, 'outcome' | 'claim' | 'failure' | 'because'>): Case['verdict'] {
  const why = because?.words ?? '';
  switch (outcome) {
    case 'passed':
      return { outcome };
    case 'skipped':
      return { outcome, message: why };
    case 'broken':
      return { outcome, message: `The checker itself broke here: ${why}` };
    case 'failed':
      return {
        outcome,
        kind: failure?.kind ?? 'failed',
        message: failure?.sentence ?? claim,
        lines: [claim, ...facts(failure)],
      };
  }
}

function facts(failure: CheckReport['failure']): string[] {
  if (!failure) return [];
  const { sent, expected, actual, comparison = [], crash = [], hint, readOn, repeat } = failure;
  return [
    ...(sent === '' ? [] : [`sent: ${sent}`]),
    ...(expected === '' ? [] : [`expected: ${expected}`]),
    ...(actual === '' ? [] : [`came: ${actual}`]),
    ...comparison,
    ...crash,
    `Next: ${hint}`,
    `Read: ${readOn}`,
    `Again: ${repeat}`,
  ];
}
