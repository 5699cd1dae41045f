import type { Loaded } from '../../lesson/catalogue.ts';
import { fault, type Fault } from './fault.ts';
import type { Tried } from './named.ts';

// Checks that no wrong program fails, and misconceptions that no wrong program is diagnosed with.
export function coverageFaults(
  lesson: Loaded,
  all: readonly Pick<Tried, 'failed' | 'named'>[],
  unavailable: ReadonlySet<string>,
): Fault[] {
  const played = lesson.checks.filter(({ id }) => !unavailable.has(id));
  const unfailed = played.filter(({ id }) => !all.some(({ failed }) => failed.has(id)));
  const unnamed = misconceptionsOf(played).filter(id => !all.some(({ named }) => named === id));
  return [
    ...unfailed.map(({ id }) => fault(`no wrong program fails ${id}`)),
    ...unnamed.map(id => fault(`no wrong program is diagnosed as ${id}`)),
  ];
}

// Every idea that these checks can find missing, each once.
export const misconceptionsOf = (checks: Loaded['checks']): string[] => [
  ...new Set(checks.flatMap(({ reveal }) => reveal.map(({ id }) => id))),
];
