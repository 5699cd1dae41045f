import type { CheckData } from '../../lesson/check.ts';

// The checks that decide whether this misconception is a program's diagnosis: none behind the last one that reveals it.
export function deciding(checks: readonly CheckData[], misconception: string): readonly CheckData[] {
  const last = checks.findLastIndex(({ reveal }) => reveal.some(({ id }) => id === misconception));
  return last < 0 ? checks : checks.slice(0, last + 1);
}

// A check with those that have to pass before it is played, in the lesson's order.
export function withNeeds(checks: readonly CheckData[], check: CheckData): readonly CheckData[] {
  const wanted = new Set([check.id]);
  for (const { id, need } of checks.toReversed()) if (wanted.has(id)) for (const one of need) wanted.add(one);
  return checks.filter(({ id }) => wanted.has(id));
}
