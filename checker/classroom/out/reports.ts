import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ClassReport, Student } from '../../class-vocabulary.ts';
import { classFiles, feedbackFiles } from '../../report/class/index.ts';
import { classJson } from '../../report/class/json.ts';
import { feedbackPath } from '../../report/class/paths.ts';
import type { Report } from '../../vocabulary.ts';
import { tidy } from './tidy.ts';
import { writeWhole } from './whole.ts';

// The class's report as JSON, of which all others are made.
export const reportFile = (out: string): string => join(out, 'report.json');

// All that is made of a class's report, each file whole at any moment; what stands there of those who are no longer in it goes.
export async function writeReports(out: string, report: ClassReport): Promise<void> {
  await writeWhole(reportFile(out), classJson(report));
  const written = new Set(
    report.results
      .filter(({ state }) => state === 'graded')
      .flatMap(({ student, lesson }) => feedbackPaths(student, lesson)),
  );
  for (const { path, text } of classFiles(report)) {
    await writeWhole(join(out, path), text);
    written.add(path);
  }
  await tidy(out, written);
}

// The feedback on one work, which is made while its whole report is at hand.
export async function writeFeedback(out: string, student: Student, report: Report): Promise<void> {
  for (const { path, text } of feedbackFiles(student, report)) await writeWhole(join(out, path), text);
}

// Whether it stands there.
export const hasFeedback = (out: string, student: string, lesson: string): boolean =>
  feedbackPaths(student, lesson).every(path => existsSync(join(out, path)));

const feedbackPaths = (student: string, lesson: string): string[] =>
  (['md', 'html'] as const).map(form => feedbackPath(student, lesson, form));
