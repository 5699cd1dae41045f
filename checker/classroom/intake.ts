import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import pLimit from 'p-limit';
import { UsageFault } from '../usage.ts';
import { usualBounds, type Bounds } from './intake/bounds.ts';
import { examined } from './intake/examined.ts';
import { layout } from './intake/layout.ts';
import type { Wanted } from './intake/lesson-names.ts';
import { quoted } from './intake/names.ts';
import { opened } from './intake/opened.ts';
import { onRoster, withoutRoster } from './intake/people.ts';
import { prune } from './intake/prune.ts';
import { remarksOf } from './intake/remarks.ts';
import { rosterOf } from './intake/roster/roster.ts';
import type { Intake } from './work.ts';

// How a class is to be taken in. `scratch` is a folder of ours, in which works that were unpacked stay until they have been copied.
export interface IntakeOptions {
  readonly lessons: readonly Wanted[];
  readonly roster?: string;
  readonly scratch: string;
  readonly bounds?: Bounds;
}

// All that a class handed in, found without running or following any of it; the same wherever the folder lies and however the file system sorts it. Throws UsageFault where there is no such folder, or the roster cannot be read.
export async function intake(
  folder: string,
  { lessons, roster, scratch, bounds = usualBounds }: IntakeOptions,
): Promise<Intake> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageFault(
      `There is no folder ${quoted(folder)}; name the one that holds your students' folders.`,
    );
  const listed = roster === undefined ? undefined : rosterOf(roster);
  const found = await layout(folder, lessons);
  const { people, notes } = listed ? onRoster(found.submissions, listed) : withoutRoster(found.submissions);
  const isRoster = (where: string): boolean =>
    roster !== undefined && resolve(folder, where) === resolve(roster);
  const atOnce = pLimit(threads);
  const all = await Promise.all(
    people.map(({ student, submissions, doubt }) =>
      atOnce(async () => {
        const all = await Promise.all(submissions.map(one => opened(one, lessons, scratch, bounds)));
        const { kept, ...found } = await examined(
          { student: student.id, opened: all, doubt },
          lessons,
          bounds,
        );
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
      [
        ...found.notes.filter(({ where }) => !isRoster(where)),
        ...notes,
        ...all.flatMap(({ notes }) => notes),
      ],
      [...found.rubbish, ...all.flatMap(({ rubbish }) => rubbish)],
      all.flatMap(({ unused }) => unused),
    ),
  };
}

// Files are read by four threads.
const threads = 4;
