import type { ClassLesson, ClassReport, Student } from '../../class-vocabulary.ts';
import { gradings } from './gradings.ts';

// Students who were judged on fewer points, or more, than most others in the same lesson, and the checks that made the difference.
export interface Differing {
  readonly lesson: ClassLesson;
  readonly student: Student;
  readonly outOf: number;
  readonly usual: number;
  readonly because: readonly string[];
}

// Those whose `outOf` is not the commonest of their lesson, in the order of lessons, then students.
export function differing(report: ClassReport): Differing[] {
  const graded = gradings(report).filter(({ result }) => result.state === 'graded');
  return report.lessons.flatMap(lesson => {
    const own = graded.filter(({ result }) => result.lesson === lesson.lesson);
    const usual = commonest(
      own.map(({ result }) => result.outOf),
      lesson.outOf,
    );
    return own
      .filter(({ result }) => result.outOf !== usual)
      .map(({ student, result }) => {
        const uncounted = result.checks.filter(check => check.outcome !== 'passed' && check.outOf === 0);
        const because = uncounted.map(({ id, outcome, because = '' }) => `${id} ${outcome}: ${because}`);
        return { lesson, student, outOf: result.outOf, usual, because };
      });
  });
}

// The highest of the commonest, so that of two equal groups the one with less is looked at.
function commonest(numbers: readonly number[], otherwise: number): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const candidates = [...counts].filter(([, count]) => count === most).map(([number]) => number);
  return candidates.length === 0 ? otherwise : Math.max(...candidates);
}
