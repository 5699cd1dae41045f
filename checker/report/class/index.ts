import type { ClassReport, Student } from '../../class-vocabulary.ts';
import type { Report } from '../../vocabulary.ts';
import { feedbackMarkdown } from './feedback-markdown.ts';
import { feedbackPage } from './feedback-page.ts';
import type { ClassFile } from './file.ts';
import { canvas, moodle } from './gradebook.ts';
import { grades } from './grades.ts';
import { gradescope } from './gradescope.ts';
import { indexPages } from './index-page.ts';
import { classJunit } from './junit.ts';
import { feedbackPath, gradescopePath } from './paths.ts';
import { summary } from './summary.ts';

// All that is written once a class is graded, but report.json. Each text is made when it is asked for, so that only one is held.
export function* classFiles(report: ClassReport): Generator<ClassFile> {
  yield { path: 'grades.csv', text: grades(report) };
  yield { path: 'gradebook.csv', text: canvas(report) };
  yield { path: 'gradebook-moodle.csv', text: moodle(report) };
  yield { path: 'junit.xml', text: classJunit(report) };
  yield { path: 'summary.md', text: summary(report) };
  yield* indexPages(report);
  const results = gradescope(report);
  for (const student of report.students) yield { path: gradescopePath(student.id), text: results(student) };
}

// The feedback on one work, which index.html links to.
export const feedbackFiles = (student: Student, report: Report): ClassFile[] => [
  { path: feedbackPath(student.id, report.lesson, 'md'), text: feedbackMarkdown(student, report) },
  { path: feedbackPath(student.id, report.lesson, 'html'), text: feedbackPage(student, report) },
];

export type { ClassFile };
