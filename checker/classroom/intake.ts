import { statSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import pLimit from 'p-limit';
import { UsageFault } from '../usage.ts';
import { classArchive, type ClassArchive } from './intake/archive/class-archive.ts';
import { archiveKind } from './intake/archive/kinds.ts';
import { usualBounds, type Bounds } from './intake/bounds.ts';
import { examined, type Examined } from './intake/examined.ts';
import { layout } from './intake/layout.ts';
import type { Wanted } from './intake/lesson-names.ts';
import { quoted } from './intake/names.ts';
import { opened } from './intake/opened.ts';
import { onRoster, withoutRoster, type Person } from './intake/people.ts';
import { prune } from './intake/prune.ts';
import { few, remarksOf } from './intake/remarks.ts';
import { rosterOf } from './intake/roster/roster.ts';
import { tallied, tally, type Tally } from './intake/tally.ts';
import { realPath } from './intake/tree.ts';
import type { Intake } from './work.ts';

// How a class is to be taken in. `scratch` is a folder of ours, in which works that were unpacked stay until they have been copied.
export interface IntakeOptions {
  readonly lessons: readonly Wanted[];
  readonly roster?: string;
  readonly scratch: string;
  readonly bounds?: Bounds;
}

// All that a class handed in, in a folder or in the archive that a course system made of it; found without running or following any of it, and the same wherever it lies and however the file system sorts it. Throws UsageFault where there is none, or the roster cannot be read.
export async function intake(from: string, { lessons, roster, ...how }: IntakeOptions): Promise<Intake> {
  const bounds = how.bounds ?? usualBounds;
  const list = roster === undefined ? undefined : rosterOf(roster);
  const whole = await classFolder(from, how.scratch, bounds);
  const found = await layout(whole.folder, lessons);
  const { people, notes } = list ? onRoster(found.submissions, list) : withoutRoster(found.submissions);
  const atOnce = pLimit(threads);
  const all = await Promise.all(
    people.map(person => atOnce(() => handedIn(person, { lessons, scratch: how.scratch, bounds }))),
  );
  const besides = [...whole.notes, ...found.notes].filter(
    ({ where }) => roster === undefined || resolve(from, where) !== resolve(roster),
  );
  return {
    students: people.map(({ student }) => student),
    works: all.flatMap(({ works }) => works),
    absences: all.flatMap(({ absences }) => absences),
    remarks: remarksOf(
      [...besides, ...notes, ...all.flatMap(person => person.notes)],
      tallied([tally([...whole.rubbish, ...found.rubbish]), ...all.map(({ rubbish }) => rubbish)]),
      tallied(all.map(({ unused }) => unused)),
    ),
  };
}

// Files are read by four threads.
const threads = 4;

async function classFolder(from: string, scratch: string, bounds: Bounds): Promise<ClassArchive> {
  const found = statSync(from, { throwIfNoEntry: false });
  if (found?.isDirectory()) return { folder: from, notes: [], rubbish: [] };
  if (found?.isFile() && archiveKind(from) === 'read') return classArchive(from, scratch, bounds);
  throw new UsageFault(
    `There is no folder ${quoted(from)}, and no zip or tar archive; name the one that holds your students' folders.`,
  );
}

type Summed = Omit<Examined, 'kept' | 'unused'> & { readonly rubbish: Tally; readonly unused: Tally };

// What is to be known of one person, once nothing of it is open any more.
async function handedIn(
  { student, submissions, doubt }: Person,
  { lessons, scratch, bounds }: Required<Omit<IntakeOptions, 'roster'>>,
): Promise<Summed> {
  const all = [];
  for (const submission of submissions) all.push(await opened(submission, lessons, scratch, bounds));
  const { kept, unused, notes, ...found } = await examined(
    { student: student.id, opened: all, doubt },
    lessons,
    bounds,
  );
  const files = new Set(kept.map(realPath));
  for (const folder of all.flatMap(({ unpacked }) => unpacked)) await prune(folder, files);
  return {
    ...found,
    notes: few(notes, student.folder ?? student.id),
    rubbish: tally(all.flatMap(({ tree }) => tree.rubbish)),
    unused: tally(unused.map(path => posix.basename(path))),
  };
}
