import type { Absence, Work } from '../work.ts';
import type { Bounds } from './bounds.ts';
import type { Wanted } from './lesson-names.ts';
import { listed, quoted } from './names.ts';
import { packed, type Packed } from './packed.ts';
import { absentFrom, companyIn, placesOf } from './places.ts';
import { whyNone } from './absent.ts';
import { labelled, pathsOf, type Opened } from './opened.ts';
import type { Note, Submission } from './submission.ts';
import { within, type Handed } from './tree.ts';

// What one student handed in, lesson by lesson. `unused` are files that belong to none of the lessons.
export interface Examined {
  readonly works: readonly Work[];
  readonly absences: readonly Absence[];
  readonly notes: readonly Note[];
  readonly unused: readonly string[];
  // The files that the works will be copied from.
  readonly kept: readonly Handed[];
}

// Everything of one student. `doubt`: what may be hers or another's.
export interface Hers {
  readonly student: string;
  readonly opened: readonly Opened[];
  readonly doubt: readonly Submission[];
}

// Looks for each lesson in all that a student handed in.
export async function examined(
  { student, opened, doubt }: Hers,
  lessons: readonly Wanted[],
  bounds: Bounds,
): Promise<Examined> {
  const works: Work[] = [];
  const absences: Absence[] = [];
  const notes: Note[] = [];
  const used = new Set<string>();
  const kept: Handed[] = [];
  for (const lesson of lessons) {
    const there = opened.filter(({ submission }) => (submission.lesson ?? lesson.name) === lesson.name);
    const candidates = await candidatesFor(student, lesson, there, lessons, bounds);
    for (const { within: folder, place } of candidates)
      for (const path of pathsOf(folder.tree)) if (within(path, place)) used.add(labelled(folder, path));
    const [first, ...others] = candidates;
    const absent = (state: Absence['state'], words: string): void =>
      void absences.push({ student, lesson: lesson.name, state, words });
    if (!first) {
      const { state, words } = whyNone(lesson, there, doubt);
      absent(state, words);
    } else if (others.some(other => !isSame(first.found, other.found)))
      absent(
        'not graded',
        `it is there more than once, and not the same: ${listed(candidates.map(one => quoted(labelled(one.within, one.place))))}; leave the one that counts`,
      );
    else if (!first.found.packed) absent('not graded', first.found.words);
    else {
      works.push(first.found.work);
      kept.push(...first.found.files);
      for (const file of first.found.work.files) used.add(labelled(first.within, file));
      const lacking = absentFrom(first.place, new Set(first.found.work.files), lesson);
      if (lacking.length > 0)
        notes.push({
          where: labelled(first.within, '.'),
          words: `no ${listed(lacking)} for lesson ${lesson.number}`,
        });
    }
  }
  for (const one of opened)
    for (const { path, why, kind } of one.tree.left)
      if (kind === 'left out' || (kind === 'closed' && !absences.some(({ words }) => words.endsWith(why))))
        notes.push({ where: labelled(one, path), words: why });
  const all = opened.flatMap(one => pathsOf(one.tree).map(path => labelled(one, path)));
  return { works, absences, notes, unused: all.filter(path => !used.has(path)), kept };
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
    const { at } = placesOf(pathsOf(one.tree), lesson, companyIn(one.submission, lessons));
    for (const place of at)
      candidates.push({
        within: one,
        place,
        found: await packed({ student, lesson: lesson.name, place }, one, bounds),
      });
  }
  return candidates;
}

const isSame = (one: Packed, other: Packed): boolean =>
  one.packed && other.packed && one.content === other.content;
