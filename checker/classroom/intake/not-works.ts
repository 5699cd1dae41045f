import type { Absence } from '../work.ts';

// What can be said of several students and lessons at once.
export interface NotWorks {
  readonly students: readonly string[];
  // As `--lessons` takes them: 01-05,07.
  readonly lessons: string;
  readonly words: string;
}

type Lessons = readonly { readonly name: string; readonly number: string }[];

// Absences put together: first what is true of several lessons of one student, then what is true of several students.
export function notWorks(absences: readonly Absence[], lessons: Lessons): readonly NotWorks[] {
  const ofOne = new Map<string, { student: string; words: string; lessons: Set<string> }>();
  for (const { student, lesson, words } of absences) {
    const key = JSON.stringify([student, words]);
    const found = ofOne.get(key);
    if (found) found.lessons.add(lesson);
    else ofOne.set(key, { student, words, lessons: new Set([lesson]) });
  }
  const ofAll = new Map<string, { students: string[]; lessons: string; words: string }>();
  for (const { student, words, lessons: which } of ofOne.values()) {
    const shown = ranges(which, lessons);
    const key = JSON.stringify([shown, words]);
    const found = ofAll.get(key);
    if (found) found.students.push(student);
    else ofAll.set(key, { students: [student], lessons: shown, words });
  }
  return [...ofAll.values()];
}

// Lessons as `--lessons` takes them, of those that are graded: 01-05,07.
export function ranges(names: ReadonlySet<string>, lessons: Lessons): string {
  const runs: string[][] = [];
  for (const [at, { name, number }] of lessons.entries()) {
    if (!names.has(name)) continue;
    const before = lessons[at - 1];
    if (before && names.has(before.name)) runs.at(-1)?.push(number);
    else runs.push([number]);
  }
  return runs.map(run => (run.length > 2 ? `${run[0] ?? ''}-${run.at(-1) ?? ''}` : run.join(','))).join(',');
}
