import type { CheckData } from '../../lesson/check.ts';
import type { Care } from './care.ts';

// Which of these checks a program with this misconception plays.
export function played(
  checks: readonly CheckData[],
  misconception: string,
  { wrong }: Care,
): readonly CheckData[] {
  return wrong === 'all checks' ? checks : deciding(checks, misconception);
}

// None behind the last one that reveals it can change a diagnosis.
function deciding(checks: readonly CheckData[], misconception: string): readonly CheckData[] {
  const last = checks.findLastIndex(reveals(misconception));
  return last < 0 ? checks : checks.slice(0, last + 1);
}

const reveals =
  (misconception: string) =>
  ({ reveal }: CheckData): boolean =>
    reveal.some(({ id }) => id === misconception);

// Checks with those that have to pass before them, in the lesson's order.
export function withNeeds(checks: readonly CheckData[], some: readonly CheckData[]): readonly CheckData[] {
  const wanted = new Set(some.map(({ id }) => id));
  for (const { id, need } of checks.toReversed()) if (wanted.has(id)) for (const one of need) wanted.add(one);
  return checks.filter(({ id }) => wanted.has(id));
}
