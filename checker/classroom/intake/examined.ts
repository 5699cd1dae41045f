import { posix } from 'node:path';
import type { Absence, Work } from '../work.ts';
import type { Bounds } from './bounds.ts';
import type { Wanted } from './lesson-names.ts';
import { listed, quoted } from './names.ts';
import { packed, type Packed } from './packed.ts';
import { absentFrom, placesOf } from './places.ts';
import type { Note, Submission } from './submission.ts';
import { below, within, type Tree } from './tree.ts';

// A submission, and all that lies in it.
export interface Opened {
  readonly submission: Submission;
  readonly tree: Tree;
}

// What one student handed in, lesson by lesson. `unused` are files that belong to none of the lessons.
export interface Examined {
  readonly works: readonly Work[];
  readonly absences: readonly Absence[];
  readonly notes: readonly Note[];
  readonly unused: readonly string[];
}

export async function examined(
  student: string,
  opened: readonly Opened[],
  lessons: readonly Wanted[],
  bounds: Bounds,
): Promise<Examined> {
  const works: Work[] = [];
  const absences: Absence[] = [];
  const notes: Note[] = [];
  const used = new Set<string>();
  for (const lesson of lessons) {
    const there = opened.filter(({ submission }) => (submission.lesson ?? lesson.name) === lesson.name);
    const candidates = await candidatesFor(student, lesson, there, lessons, bounds);
    for (const { within: folder, place } of candidates)
      for (const path of pathsOf(folder.tree)) if (within(path, place)) used.add(labelled(folder, path));
    const [first, ...others] = candidates;
    const absent = (state: Absence['state'], words: string): void =>
      void absences.push({ student, lesson: lesson.name, state, words });
    if (!first) {
      const { state, words } = whyNone(lesson, there);
      absent(state, words);
    } else if (others.some(other => !isSame(first.found, other.found)))
      absent(
        'not graded',
        `it is there more than once, and not the same: ${listed(candidates.map(one => quoted(labelled(one.within, one.place))))}; leave the one that counts`,
      );
    else if (!first.found.packed) absent('not graded', first.found.words);
    else {
      works.push(first.found.work);
      for (const file of first.found.work.files) used.add(labelled(first.within, file));
      const lacking = absentFrom(first.place, new Set(first.found.work.files), lesson);
      if (lacking.length > 0)
        notes.push({
          where: labelled(first.within, '.'),
          words: `no ${listed(lacking)} for lesson ${lesson.number}`,
        });
    }
  }
  for (const { submission, tree } of opened)
    for (const { path, why, kind } of tree.left)
      if (kind === 'left out') notes.push({ where: below(submission.folder, path), words: why });
  const all = opened.flatMap(one => pathsOf(one.tree).map(path => labelled(one, path)));
  return { works, absences, notes, unused: all.filter(path => !used.has(path)) };
}

interface Candidate {
  readonly within: Opened;
  readonly place: string;
  readonly found: Packed;
}

async function candidatesFor(
  student: string,
  lesson: Wanted,
  there: readonly Opened[],
  lessons: readonly Wanted[],
  bounds: Bounds,
): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  for (const one of there) {
    const alone = lessons.length === 1 || one.submission.lesson !== undefined;
    const { at } = placesOf(pathsOf(one.tree), lesson, alone ? 'alone' : 'among others');
    for (const place of at)
      candidates.push({
        within: one,
        place,
        found: await packed({ student, lesson: lesson.name, place }, one.tree, bounds),
      });
  }
  return candidates;
}

const isSame = (one: Packed, other: Packed): boolean =>
  one.packed && other.packed && one.content === other.content;

const pathsOf = ({ files }: Tree): string[] => files.map(({ path }) => path);

const labelled = ({ submission }: Opened, path: string): string =>
  path === '.' ? submission.folder : `${submission.folder}/${path}`;

function whyNone(lesson: Wanted, there: readonly Opened[]): Pick<Absence, 'state' | 'words'> {
  const notGraded = (words: string): Pick<Absence, 'state' | 'words'> => ({ state: 'not graded', words });
  for (const one of there)
    if (one.submission.refused !== undefined)
      return notGraded(`${quoted(one.submission.folder)} ${one.submission.refused}`);
  const paths = there.flatMap(({ tree }) => pathsOf(tree));
  const left = there.flatMap(one =>
    one.tree.left.map(what => ({ ...what, label: labelled(one, what.path) })),
  );
  const { hollow } = placesOf([...paths, ...left.map(({ path }) => path)], lesson, 'among others');
  const inTheWay = left.find(
    ({ path, kind }) =>
      kind === 'closed' ||
      lesson.programs.includes(posix.basename(path)) ||
      (kind === 'refused' && hollow.some(folder => within(path, folder))),
  );
  if (inTheWay) return notGraded(`${quoted(inTheWay.label)} ${inTheWay.why}`);
  return { state: 'missing', words: whyMissing(lesson, paths, hollow) };
}

function whyMissing(lesson: Wanted, paths: readonly string[], hollow: readonly string[]): string {
  if (paths.length === 0) return 'nothing was handed in';
  const wanted = lesson.programs.length === 0 ? 'no file' : `no ${lesson.programs.join(' or ')}`;
  const [folder] = hollow;
  if (folder !== undefined) {
    const inside = paths.filter(path => within(path, folder)).map(path => posix.relative(folder, path));
    return `${quoted(folder)} holds ${wanted}${inside.length > 0 ? `, but ${listed(inside.map(quoted), 3)}` : ''}`;
  }
  const loose = paths.filter(path => lesson.programs.includes(path));
  return loose.length > 0
    ? `${listed(loose)} at the top may be of any lesson; put ${loose.length === 1 ? 'it' : 'them'} into a folder ${lesson.name}, or grade one lesson alone`
    : `no folder ${lesson.name}, and ${wanted}`;
}
