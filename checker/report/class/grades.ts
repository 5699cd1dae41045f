import type { ClassReport } from '../../class-vocabulary.ts';
import { csv } from './csv.ts';
import { differing } from './differing.ts';
import { gradings } from './gradings.ts';
import { pointsToBook } from './points.ts';

// grades.csv: a row for each student and lesson. `to book` is what the gradebooks hold, out of the lesson's full points.
export function grades(report: ClassReport): string {
  const flagged = new Map(
    differing(report).map(({ student, lesson, usual, because }) => [
      `${lesson.lesson} ${student.id}`,
      [`judged differently from most, who have ${usual} points to win`, ...because].join('; '),
    ]),
  );
  const rows = gradings(report).map(({ student, lesson, result }) => [
    student.name,
    student.id,
    student.email,
    student.folder ?? undefined,
    lesson.lesson,
    result.state,
    result.outcome,
    ...(result.state === 'graded' ? [result.points, result.outOf] : [undefined, undefined]),
    pointsToBook(result, lesson),
    lesson.outOf,
    result.diagnosis?.misconception,
    result.diagnosis?.sentence,
    [result.because ?? [], flagged.get(`${lesson.lesson} ${student.id}`) ?? []].flat().join('; '),
  ]);
  return csv([head, ...rows]);
}

const head = [
  'student',
  'id',
  'email',
  'folder',
  'lesson',
  'state',
  'outcome',
  'points',
  'out of',
  'to book',
  'of',
  'misconception',
  'what it means',
  'note',
];
