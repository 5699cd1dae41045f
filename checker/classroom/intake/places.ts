import { posix } from 'node:path';
import { isCalled, isLessonLike, type Wanted } from './lesson-names.ts';
import { below, within } from './tree.ts';

// Where a lesson lies among the files of one student: one place, several (nobody can know which is meant), or none. `hollow` are folders called like the lesson in which it does not lie.
export interface Places {
  readonly at: readonly string[];
  readonly hollow: readonly string[];
}

// Whether other lessons may be handed in here as well.
export type Company = 'alone' | 'among others';

export const companyIn = (submission: { readonly lesson?: string }, lessons: readonly Wanted[]): Company =>
  lessons.length === 1 || submission.lesson !== undefined ? 'alone' : 'among others';

// `alone`: no other lesson is handed in here, so that programs need no folder of the lesson's name.
export function placesOf(paths: readonly string[], lesson: Wanted, company: Company): Places {
  const folders = foldersOf(paths);
  const named = [...folders.keys()].filter(
    folder => folder !== '.' && depthOf(folder) <= deepest && isCalled(posix.basename(folder), lesson),
  );
  const outermost = named.filter(folder => !named.some(other => other !== folder && within(folder, other)));
  const settled = outermost.map(folder => ({ folder, at: settledIn(folder, folders, lesson) }));
  const at = settled.flatMap(found => found.at);
  const hollow = settled.filter(found => found.at.length === 0).map(({ folder }) => folder);
  if (company === 'among others') return { at, hollow };
  const open = holds('.', folders, lesson) ? ['.'] : at.length === 0 ? settledIn('.', folders, lesson) : [];
  return { at: [...open, ...at], hollow };
}

const deepest = 4;

type Folders = ReadonlyMap<string, { readonly files: Set<string>; readonly folders: Set<string> }>;

function foldersOf(paths: readonly string[]): Folders {
  const found = new Map<string, { files: Set<string>; folders: Set<string> }>();
  const at = (folder: string): { files: Set<string>; folders: Set<string> } => {
    const known = found.get(folder);
    if (known) return known;
    const made = { files: new Set<string>(), folders: new Set<string>() };
    found.set(folder, made);
    if (folder !== '.') at(posix.dirname(folder)).folders.add(folder);
    return made;
  };
  for (const path of paths) at(posix.dirname(path)).files.add(posix.basename(path));
  return found;
}

const depthOf = (folder: string): number => folder.split('/').length;

// The folder itself, or, where people have packed it too deep, the nearest ones below that hold a program of the lesson.
function settledIn(folder: string, folders: Folders, lesson: Wanted): readonly string[] {
  let level = [folder];
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    const holding = level.filter(candidate => holds(candidate, folders, lesson));
    if (holding.length > 0) return holding;
    level = level
      .flatMap(candidate => [...(folders.get(candidate)?.folders ?? [])])
      .filter(child => isCalled(posix.basename(child), lesson) || !isLessonLike(posix.basename(child)));
  }
  return [];
}

const holds = (folder: string, folders: Folders, { programs }: Wanted): boolean => {
  const files = folders.get(folder)?.files ?? new Set<string>();
  return programs.length === 0 ? files.size > 0 : programs.some(program => files.has(program));
};

// The lesson's programs that do not lie at the place.
export const absentFrom = (
  place: string,
  paths: ReadonlySet<string>,
  { programs }: Wanted,
): readonly string[] => programs.filter(program => !paths.has(below(place, program)));
