import type { Result } from '../../class-vocabulary.ts';
import type { Work } from '../work.ts';
import type { Entry } from './line.ts';

// One word for a student and a lesson, whatever their names hold.
export const keyOf = ({ student, lesson }: Pick<Work, 'student' | 'lesson'>): string =>
  JSON.stringify([student, lesson]);

// What the journal knows of these works as they are now, graded by these checks (a digest a lesson). Of a work that it knows
// several results of, the last one comes last.
export async function* current(
  entries: AsyncIterable<Entry>,
  works: readonly Pick<Work, 'student' | 'lesson' | 'digest'>[],
  checks: Readonly<Record<string, string>>,
): AsyncGenerator<Result> {
  const digests = new Map(works.map(work => [keyOf(work), work.digest]));
  for await (const { checks: by, result } of entries)
    if (digests.get(keyOf(result)) === result.digest && checks[result.lesson] === by) yield result;
}
