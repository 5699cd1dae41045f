import type { ClassReport, Student } from '../../class-vocabulary.ts';

// A misconception as a class shows it: whose diagnosis it is, and in which lessons.
export interface Idea {
  readonly misconception: string;
  readonly sentence: string;
  readonly readOn: string;
  readonly students: readonly Student[];
  readonly lessons: readonly string[];
}

// What most students are missing comes first. Counted are diagnoses: one work, one idea to repair.
export function ideas({ results, students }: ClassReport): Idea[] {
  const byId = new Map(students.map(student => [student.id, student]));
  const found = new Map<string, { sentence: string; readOn: string; who: Set<string>; where: Set<string> }>();
  for (const { diagnosis, student, lesson } of results) {
    if (!diagnosis) continue;
    const { misconception, sentence, readOn } = diagnosis;
    const idea = found.get(misconception) ?? { sentence, readOn, who: new Set(), where: new Set() };
    idea.who.add(student);
    idea.where.add(lesson);
    found.set(misconception, idea);
  }
  return [...found]
    .map(([misconception, { sentence, readOn, who, where }]) => ({
      misconception,
      sentence,
      readOn,
      students: [...who].flatMap(id => byId.get(id) ?? []),
      lessons: [...where].sort(),
    }))
    .sort(
      (one, other) =>
        other.students.length - one.students.length || (one.misconception < other.misconception ? -1 : 1),
    );
}

// What each misconception means, as far as any student's diagnosis in the class says it.
export function sentences({ results }: ClassReport): ReadonlyMap<string, string> {
  return new Map(
    results.flatMap(({ diagnosis }) => (diagnosis ? [[diagnosis.misconception, diagnosis.sentence]] : [])),
  );
}
