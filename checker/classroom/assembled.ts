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

// The whole class, in an order that does not depend on who was graded when: students by id, their lessons by number.
export function assembled(
  found: Intake,
  graded: Iterable<Result>,
  { seed, lessons }: { readonly seed: number; readonly lessons: readonly ClassLesson[] },
): ClassReport {
  const results = [...graded, ...found.absences.map(absent)];
  return {
    schema: 'wirebook/class@1',
    seed,
    lessons: [...lessons],
    students: [...found.students].sort((one, other) => byText(one.id, other.id)),
    results: results.sort(
      (one, other) => byText(one.student, other.student) || byText(one.lesson, other.lesson),
    ),
    remarks: [...found.remarks],
    similar: [],
  };
}
