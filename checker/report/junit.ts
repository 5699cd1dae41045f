import { create } from 'xmlbuilder2';
import type { CheckReport, Report } from '../vocabulary.ts';
import { plain } from '../wire/shown.ts';

// Reports as JUnit XML: a suite for each lesson, a case for each check; a broken check is an <error>. Times in seconds.
export function junit(reports: readonly Report[]): string {
  const document = create(
    { version: '1.0', encoding: 'UTF-8' },
    { testsuites: { testsuite: reports.map(suite) } },
  );
  return `${document.end({ prettyPrint: true })}\n`;
}

function suite(report: Report) {
  const count = (outcome: CheckReport['outcome']) =>
    report.checks.filter(check => check.outcome === outcome).length;
  return {
    '@name': plain(report.lesson),
    '@tests': report.checks.length,
    '@failures': count('failed'),
    '@errors': count('broken'),
    '@skipped': count('skipped'),
    '@time': seconds(report.durationMs),
    properties: {
      property: [
        { '@name': 'seed', '@value': report.seed },
        { '@name': 'points', '@value': report.points },
        { '@name': 'outOf', '@value': report.outOf },
      ],
    },
    testcase: report.checks.map(check => testcase(check, report.lesson)),
  };
}

const testcase = (check: CheckReport, lesson: string) => ({
  '@name': plain(check.id),
  '@classname': plain(`${lesson}.${check.program}`),
  '@time': seconds(check.durationMs),
  ...verdict(check),
});

function verdict({ outcome, claim, failure, because }: CheckReport) {
  const why = plain(because?.words ?? '');
  switch (outcome) {
    case 'passed':
      return {};
    case 'skipped':
      return { skipped: { '@message': why } };
    case 'broken':
      return { error: { '@type': 'broken', '@message': `The checker itself broke here: ${why}` } };
    case 'failed':
      return {
        failure: {
          '@type': failure?.kind ?? 'failed',
          '@message': plain(failure?.sentence ?? claim),
          '#': [claim, ...facts(failure)].map(plain).join('\n'),
        },
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

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
