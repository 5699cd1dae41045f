import type { SimilarPair } from '../class-vocabulary.ts';
import type { Print, ProgramPrint } from './similar/print.ts';

// What a lesson's students handed in, as fingerprints, and those of what the lesson itself gives: skeletons, checks, walkthrough.
export interface Compared {
  readonly lesson: string;
  readonly works: readonly { readonly student: string; readonly print: Print }[];
  readonly given: Print;
}

// Pairs of works that share so much that a person should look, the most alike first; at most 50. What the lesson gives does not
// count, nor what many write alike. A pair is as alike as the two programs of it that are most, measured by the smaller one.
export function similar({ lesson, works, given }: Compared): SimilarPair[] {
  const best = new Map<string, Alike>();
  for (const pair of sharing(own(works, given))) {
    const key = JSON.stringify([pair.one.student, pair.other.student]);
    if (pair.similarity > (best.get(key)?.similarity ?? 0)) best.set(key, pair);
  }
  return [...best.values()]
    .sort(byLikeness)
    .slice(0, mostPairs)
    .map(({ one, other, similarity }) => ({
      lesson,
      one: one.student,
      other: other.student,
      similarity: Math.round(similarity * 1000) / 1000,
      shared: Math.min(rowsShared(one, other), rowsShared(other, one)),
    }));
}

// Of the smaller program's own fingerprints. Right programs written apart share less than a third.
const leastSimilarity = 0.6;
// Fewer shared fingerprints, about eight lines, may be how one writes such a thing.
const leastShared = 20;
const mostPairs = 50;

// What more of a class share than a quarter is how one writes such a thing, too. Five who copied from each other are never so
// many; and beyond sixty a fingerprint tells nothing, and would make large classes slow.
const common = (works: number): number => Math.min(Math.max(works / 4, 5), 60);

interface Program {
  readonly student: string;
  readonly print: ProgramPrint;
  // Its own hashes, each once.
  readonly own: ReadonlySet<number>;
}

// Two programs, the students in order.
interface Alike {
  readonly one: Program;
  readonly other: Program;
  readonly similarity: number;
}

// Every program with those fingerprints alone that neither the lesson gives nor many share.
function own(works: Compared['works'], given: Print): Program[] {
  const known = new Set(given.flatMap(({ hashes }) => [...hashes]));
  const writers = new Map<number, number>();
  for (const { print } of works)
    for (const hash of new Set(print.flatMap(({ hashes }) => [...hashes])))
      writers.set(hash, (writers.get(hash) ?? 0) + 1);
  const most = common(works.length);
  const counts = (hash: number): boolean => !known.has(hash) && (writers.get(hash) ?? 0) <= most;
  return works.flatMap(({ student, print }) =>
    print.map(one => ({ student, print: one, own: new Set([...one.hashes].filter(counts)) })),
  );
}

// Pairs of programs of two students that share enough. They are found by their fingerprints: those that share none are never compared.
function* sharing(programs: readonly Program[]): Generator<Alike> {
  const holders = new Map<number, number[]>();
  const shared = new Uint32Array(programs.length);
  for (const [at, one] of programs.entries()) {
    const met: number[] = [];
    for (const hash of one.own) {
      const before = holders.get(hash) ?? [];
      for (const index of before) {
        if (shared[index] === 0) met.push(index);
        shared[index] = (shared[index] ?? 0) + 1;
      }
      before.push(at);
      holders.set(hash, before);
    }
    for (const index of met) {
      const pair = alike(one, programs[index], shared[index] ?? 0);
      if (pair) yield pair;
      shared[index] = 0;
    }
  }
}

function alike(one: Program, other: Program | undefined, shared: number): Alike | undefined {
  if (!other || other.student === one.student || shared < leastShared) return undefined;
  const similarity = shared / Math.min(one.own.size, other.own.size);
  if (similarity < leastSimilarity) return undefined;
  return one.student < other.student ? { one, other, similarity } : { one: other, other: one, similarity };
}

// How many rows of a program stand in the other, too.
function rowsShared({ print, own }: Program, other: Program): number {
  const rows = new Set<number>();
  for (const [at, hash] of print.hashes.entries()) {
    if (!own.has(hash) || !other.own.has(hash)) continue;
    for (let row = print.rows[2 * at] ?? 0; row <= (print.rows[2 * at + 1] ?? 0); row++) rows.add(row);
  }
  return rows.size;
}

const byLikeness = (one: Alike, another: Alike): number =>
  another.similarity - one.similarity ||
  (JSON.stringify([one.one.student, one.other.student]) <
  JSON.stringify([another.one.student, another.other.student])
    ? -1
    : 1);
