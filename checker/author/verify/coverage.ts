import type { Loaded } from '../../lesson/catalogue.ts';
import type { CheckData } from '../../lesson/check.ts';
import { fault, type Fault } from './fault.ts';
import { fails, type Tried } from './named.ts';
import type { Workshop } from './workshop.ts';

// Misconceptions that no wrong program is diagnosed with.
export const unnamed = (checks: readonly CheckData[], all: readonly Pick<Tried, 'named'>[]): Fault[] =>
  misconceptionsOf(checks)
    .filter(id => !all.some(({ named }) => named === id))
    .map(id => fault(`no wrong program is diagnosed as ${id}`));

// Checks that no wrong program fails. Where programs played only what decides their diagnosis, the rest is played now.
export async function unfailed(
  lesson: Loaded,
  checks: readonly CheckData[],
  all: readonly Tried[],
  workshop: Workshop,
): Promise<Fault[]> {
  const open = checks.filter(({ id }) => !all.some(({ failed }) => failed.has(id)));
  const failed = await Promise.all(open.map(check => failsLater(lesson, check, all, workshop)));
  return open.filter((_, at) => !failed[at]).map(({ id }) => fault(`no wrong program fails ${id}`));
}

async function failsLater(
  lesson: Loaded,
  check: CheckData,
  all: readonly Tried[],
  workshop: Workshop,
): Promise<boolean> {
  for (const { wrong, played } of all)
    if (wrong.program === check.program.role && !played.has(check.id))
      if (await fails(lesson, wrong, check, workshop)) return true;
  return false;
}

// Every idea that these checks can find missing, each once.
export const misconceptionsOf = (checks: readonly CheckData[]): string[] => [
  ...new Set(checks.flatMap(({ reveal }) => reveal.map(({ id }) => id))),
];
