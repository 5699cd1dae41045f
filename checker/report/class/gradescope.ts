import type { CheckResult, ClassLesson, ClassReport, Result, Student } from '../../class-vocabulary.ts';
import { finder } from './gradings.ts';
import { sentences } from './ideas.ts';
import { pointsToBook, rounded } from './points.ts';
import { counted, inLine } from './words.ts';

// results.json of one student, as Gradescope's autograder specification describes it. Without a single lesson that could be
// graded it has neither score nor tests, which Gradescope shows as a fault of the autograder: it is one.
export function gradescope(report: ClassReport): (student: Student) => string {
  const found = finder(report);
  const means = sentences(report);
  return student => {
    const works = report.lessons.flatMap(lesson => {
      const result = found(student, lesson);
      return result ? [{ lesson, result, toBook: pointsToBook(result, lesson) }] : [];
    });
    const scored = works.flatMap(({ toBook }) => toBook ?? []);
    const output = works.flatMap(({ lesson, result, toBook }) => remark(lesson, result, toBook));
    return `${JSON.stringify(
      {
        ...(scored.length > 0 && { score: rounded(scored.reduce((all, one) => all + one, 0)) }),
        execution_time: Math.round(works.reduce((all, { result }) => all + result.durationMs, 0) / 1000),
        output: output.join('\n'),
        output_format: 'text',
        visibility: 'visible',
        stdout_visibility: 'hidden',
        tests: works.flatMap(({ lesson, result }) =>
          result.checks.map((check, at) => ({
            number: `${Number(lesson.number)}.${at + 1}`,
            ...test(lesson, check, means),
          })),
        ),
      },
      null,
      2,
    )}\n`;
  };
}

function remark(lesson: ClassLesson, result: Result, toBook: number | undefined): string[] {
  const name = inLine(`${lesson.number} ${lesson.title}`);
  const why = result.because === undefined ? '' : ` (${inLine(result.because)})`;
  if (result.state === 'missing')
    return [`${name}: nothing was handed in${why}. 0 of ${lesson.outOf} points.`];
  if (toBook === undefined)
    return [
      `${name}: could not be graded${why}. That is not your fault, and its points are not part of this score.`,
    ];
  const scaled =
    result.outOf === lesson.outOf
      ? ''
      : ` Not all of it could be judged; what could counts for all ${counted(lesson.outOf, 'point')}.`;
  const idea = result.diagnosis
    ? ` ${inLine(result.diagnosis.sentence)} Read: ${inLine(result.diagnosis.readOn)}`
    : '';
  return [`${name}: ${toBook} of ${lesson.outOf} points.${scaled}${idea}`];
}

// What could not be judged has no points, so that Gradescope shows it as a note.
function test(lesson: ClassLesson, check: CheckResult, means: ReadonlyMap<string, string>) {
  const judged = check.outcome === 'passed' || check.outOf > 0;
  const claim = lesson.checks.find(({ id }) => id === check.id)?.claim ?? '';
  const sentence = check.misconception === undefined ? undefined : means.get(check.misconception);
  const words = {
    passed: [],
    failed: sentence === undefined ? [] : [sentence],
    skipped: [`skipped: ${check.because ?? ''}`],
    broken: [`could not be judged, which costs no point: ${check.because ?? ''}`],
  }[check.outcome];
  return {
    name: inLine(`${lesson.number} ${check.id}`),
    name_format: 'text',
    ...(judged && {
      score: check.points,
      max_score: check.outOf,
      status: check.outcome === 'passed' ? 'passed' : 'failed',
    }),
    output: [claim, ...words].map(text => inLine(text)).join('\n'),
    output_format: 'text',
    visibility: 'visible',
  };
}
