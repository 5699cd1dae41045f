import type { ClassLesson, ClassReport, Result, Student } from '../../class-vocabulary.ts';

// One work of a class, with whose it is.
export interface Grading {
  readonly student: Student;
  readonly lesson: ClassLesson;
  readonly result: Result;
}

// All works in the order of students, then lessons; a lesson that a student has no result for, as in one shard of several, is left out.
export function gradings(report: ClassReport): Grading[] {
  const found = finder(report);
  return report.students.flatMap(student =>
    report.lessons.flatMap(lesson => {
      const result = found(student, lesson);
      return result ? [{ student, lesson, result }] : [];
    }),
  );
}

// Finds a result by whose and of what it is.
export function finder({
  results,
}: ClassReport): (student: Student, lesson: ClassLesson) => Result | undefined {
  const byStudent = new Map<string, Map<string, Result>>();
  for (const result of results) {
    const own = byStudent.get(result.student) ?? new Map<string, Result>();
    byStudent.set(result.student, own.set(result.lesson, result));
  }
  return ({ id }, { lesson }) => byStudent.get(id)?.get(lesson);
}
