import type { SimilarPair } from '../class-vocabulary.ts';
import type { Print, ProgramPrint } from './similar/print.ts';

// What a lesson's students handed in, as fingerprints, and those of what the lesson itself gives: skeletons, checks, walkthrough.
export interface Compared {
  readonly lesson: string;
  readonly works: readonly { readonly student: string; readonly print: Print }[];
  readonly given: Print;
}

// Pairs of works that share so much that a person should look, the most alike first; at most 50. What the lesson gives does not
// count, nor what more than a quarter of the class writes alike. A pair is as alike as the two programs of it that are most.
export function similar({ lesson, works, given }: Compared): SimilarPair[] {
  const found = new Map<string, SimilarPair>();
  for (const { one, other, shared } of sharing(own(works, given))) {
    const similarity = shared / Math.min(one.hashes.size, other.hashes.size);
    if (similarity < leastSimilarity) continue;
    const [first, second] = one.student < other.student ? [one, other] : [other, one];
    const key = JSON.stringify([first.student, second.student]);
    if ((found.get(key)?.similarity ?? 0) >= similarity) continue;
    found.set(key, {
      lesson,
      one: first.student,
      other: second.student,
      similarity: Math.round(similarity * 1000) / 1000,
      shared: sharedLines(first, second),
    });
  }
  return [...found.values()].sort(byLikeness).slice(0, mostPairs);
}

// Of the smaller program's own fingerprints. Right programs written apart share less than a third.
const leastSimilarity = 0.6;
// Fewer shared fingerprints, about eight lines, may be how one writes such a thing.
const leastShared = 20;
const mostPairs = 50;
// What more of a class share than this is how one writes such a thing, too; but five who copied are never so many.
const commonShare = 1 / 4;
const leastCommon = 5;

interface Program {
  readonly student: string;
  // Each hash of its own with the rows of all places where it stands.
  readonly hashes: ReadonlyMap<number, ProgramPrint['rows']>;
}

// Every program with those fingerprints alone that neither the lesson gives nor many share.
function own(works: Compared['works'], given: Print): Program[] {
  const known = new Set(given.flatMap(({ hashes }) => hashes));
  const writers = new Map<number, Set<string>>();
  for (const { student, print } of works)
    for (const hash of print.flatMap(({ hashes }) => hashes))
      writers.set(hash, (writers.get(hash) ?? new Set()).add(student));
  const common = Math.max(leastCommon, works.length * commonShare);
  const counts = (hash: number): boolean => !known.has(hash) && (writers.get(hash)?.size ?? 0) <= common;
  return works.flatMap(({ student, print }) =>
    print.map(({ hashes, rows }) => {
      const kept = new Map<number, ProgramPrint['rows']>();
      for (const [at, hash] of hashes.entries()) {
        const row = rows[at];
        if (row && counts(hash)) kept.set(hash, [...(kept.get(hash) ?? []), row]);
      }
      return { student, hashes: kept };
    }),
  );
}

// Pairs of programs of two students that share enough to tell, found by their fingerprints: those that share none are never looked at.
function* sharing(programs: readonly Program[]) {
  const holders = new Map<number, number[]>();
  for (const [at, one] of programs.entries()) {
    const counts = new Map<number, number>();
    for (const hash of one.hashes.keys()) {
      const before = holders.get(hash) ?? [];
      for (const other of before) counts.set(other, (counts.get(other) ?? 0) + 1);
      before.push(at);
      holders.set(hash, before);
    }
    for (const [index, shared] of counts) {
      const other = programs[index];
      if (other && other.student !== one.student && shared >= leastShared) yield { one, other, shared };
    }
  }
}

// Rows of the program with fewer of them that stand in the other too.
function sharedLines(one: Program, other: Program): number {
  const rowsIn = (program: Program, partner: Program): number => {
    const rows = new Set<number>();
    for (const [hash, places] of program.hashes)
      if (partner.hashes.has(hash))
        for (const [from, to] of places) for (let row = from; row <= to; row++) rows.add(row);
    return rows.size;
  };
  return Math.min(rowsIn(one, other), rowsIn(other, one));
}

const byLikeness = (one: SimilarPair, other: SimilarPair): number =>
  other.similarity - one.similarity ||
  other.shared - one.shared ||
  (JSON.stringify([one.one, one.other]) < JSON.stringify([other.one, other.other]) ? -1 : 1);
