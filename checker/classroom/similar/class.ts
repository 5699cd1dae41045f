import type { SimilarPair } from '../../class-vocabulary.ts';
import { similar } from '../similar.ts';
import type { Work } from '../work.ts';
import { givenBy } from './given.ts';
import { keep, kept, type Kept } from './kept.ts';
import { printOf } from './print.ts';
import { programsOf } from './programs.ts';

// Keeps the fingerprints of all works in `folder`, so that a class that was graded in parts can be compared as a whole. What is
// kept already is not read again; what cannot be read any more is left out.
export async function keepPrints(
  works: readonly Work[],
  { folder, scratch }: { readonly folder: string; readonly scratch: string },
): Promise<void> {
  for (const [lesson, own] of byLesson(works)) {
    const before = await kept(folder, lesson);
    for (const work of own) {
      if (before.get(work.student)?.digest === work.digest) continue;
      const programs = await programsOf(work, scratch).catch(() => undefined);
      if (programs) await keep(folder, work, printOf(programs));
    }
  }
}

// The pairs of a class that are much alike, from fingerprints that were kept in any of these folders; one lesson at a time is in memory.
export async function similarPairs(
  works: readonly Kept[],
  { folders, root }: { readonly folders: readonly string[]; readonly root: string },
): Promise<SimilarPair[]> {
  const pairs: SimilarPair[] = [];
  for (const [lesson, own] of byLesson(works)) {
    const prints = await Promise.all(folders.map(folder => kept(folder, lesson)));
    const compared = own.flatMap(({ student, digest }) => {
      const found = prints.map(one => one.get(student)).find(one => one?.digest === digest);
      return found ? [{ student, print: found.print }] : [];
    });
    pairs.push(...similar({ lesson, works: compared, given: givenBy(root, lesson) }));
  }
  return pairs;
}

// In the order of lessons and students, so that the order of grading does not show.
function byLesson<One extends Kept>(works: readonly One[]): (readonly [string, readonly One[]])[] {
  const lessons = new Map<string, One[]>();
  for (const work of works) {
    const own = lessons.get(work.lesson) ?? [];
    own.push(work);
    lessons.set(work.lesson, own);
  }
  return [...lessons]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([lesson, own]) => [lesson, own.toSorted((one, other) => (one.student < other.student ? -1 : 1))]);
}
