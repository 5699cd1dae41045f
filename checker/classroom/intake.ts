import { statSync } from 'node:fs';
import pLimit from 'p-limit';
import type { Student } from '../class-vocabulary.ts';
import { UsageFault } from '../usage.ts';
import { usualBounds, type Bounds } from './intake/bounds.ts';
import { examined } from './intake/examined.ts';
import { layout } from './intake/layout.ts';
import type { Wanted } from './intake/lesson-names.ts';
import { byText, quoted } from './intake/names.ts';
import { opened } from './intake/opened.ts';
import { prune } from './intake/prune.ts';
import { remarksOf } from './intake/remarks.ts';
import type { Submission } from './intake/submission.ts';
import type { Intake } from './work.ts';

// How a class is to be taken in. `scratch` is a folder of ours, in which works that were unpacked stay until they have been copied.
export interface IntakeOptions {
  readonly lessons: readonly Wanted[];
  readonly roster?: string;
  readonly scratch: string;
  readonly bounds?: Bounds;
}

// All that a class handed in, found without running or following any of it; the same wherever the folder lies and however the file system sorts it. Throws UsageFault where there is no such folder.
export async function intake(
  folder: string,
  { lessons, scratch, bounds = usualBounds }: IntakeOptions,
): Promise<Intake> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageFault(
      `There is no folder ${quoted(folder)}; name the one that holds your students' folders.`,
    );
  const found = await layout(folder, lessons);
  const people = byPerson(found.submissions);
  const atOnce = pLimit(threads);
  const all = await Promise.all(
    people.map(({ student, submissions }) =>
      atOnce(async () => {
        const all = await Promise.all(submissions.map(one => opened(one, lessons, scratch, bounds)));
        const { kept, ...found } = await examined(student.id, all, lessons, bounds);
        const files = new Set(kept.map(({ real }) => real));
        for (const folder of all.flatMap(({ unpacked }) => unpacked)) await prune(folder, files);
        return { ...found, rubbish: all.flatMap(({ tree }) => tree.rubbish) };
      }),
    ),
  );
  return {
    students: people.map(({ student }) => student),
    works: all.flatMap(({ works }) => works),
    absences: all.flatMap(({ absences }) => absences),
    remarks: remarksOf(
      [...found.notes, ...all.flatMap(({ notes }) => notes)],
      [...found.rubbish, ...all.flatMap(({ rubbish }) => rubbish)],
      all.flatMap(({ unused }) => unused),
    ),
  };
}

// Files are read by four threads.
const threads = 4;

interface Person {
  readonly student: Student;
  readonly submissions: readonly Submission[];
}

function byPerson(submissions: readonly Submission[]): readonly Person[] {
  const people = new Map<string, Submission[]>();
  for (const submission of submissions)
    people.set(submission.key, [...(people.get(submission.key) ?? []), submission]);
  return [...people]
    .map(([id, [first, ...more]]) => ({
      student: { id, name: first?.name ?? id, folder: first?.folder ?? null },
      submissions: first ? [first, ...more] : [],
    }))
    .sort((one, other) => byText(one.student.id, other.student.id));
}
