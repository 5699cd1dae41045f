import type { ClassLesson, ClassReport, Result } from '../class-vocabulary.ts';
import type { Loaded } from '../lesson/catalogue.ts';
import { byText } from './intake/names.ts';
import { absent } from './slim.ts';
import type { Intake } from './work.ts';

// A lesson as a class's report has it.
export const classLesson = ({ name, number, title, checks }: Loaded): ClassLesson => ({
  lesson: name,
  number,
  title,
  outOf: checks.reduce((sum, { points }) => sum + points, 0),
  checks: checks.map(({ id, claim, program, points }) => ({ id, claim, program: program.name, points })),
});

// The whole class, as `ordered` has it.
export const assembled = (
  found: Intake,
  graded: Iterable<Result>,
  { seed, lessons, similar }: Pick<ClassReport, 'seed' | 'similar'> & { lessons: readonly ClassLesson[] },
): ClassReport =>
  ordered({
    schema: 'wirebook/class@1',
    seed,
    lessons: [...lessons],
    students: [...found.students],
    results: [...graded, ...found.absences.map(absent)],
    remarks: [...found.remarks],
    similar,
  });

// The same report in an order that does not depend on who was graded when, or where: students by id, their lessons by number.
export const ordered = (report: ClassReport): ClassReport => ({
  ...report,
  students: report.students.toSorted((one, other) => byText(one.id, other.id)),
  results: report.results.toSorted(
    (one, other) => byText(one.student, other.student) || byText(one.lesson, other.lesson),
  ),
});
