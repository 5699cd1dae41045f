import { byText, quoted } from './names.ts';

// How often names occur: the commonest by name, all others as a sum, so that nobody can fill the memory with names.
export interface Tally {
  readonly names: ReadonlyMap<string, number>;
  readonly others: number;
}

export const tally = (names: readonly string[]): Tally =>
  sum(
    [...names].map(name => [name, 1]),
    0,
    kept,
  );

export const tallied = (all: readonly Tally[]): Tally =>
  sum(
    all.flatMap(({ names }) => [...names]),
    all.reduce((total, { others }) => total + others, 0),
    Infinity,
  );

const kept = 20;

function sum(counts: readonly (readonly [string, number])[], others: number, most: number): Tally {
  const total = new Map<string, number>();
  for (const [name, count] of counts) total.set(name, (total.get(name) ?? 0) + count);
  const commonest = [...total].sort(([one, many], [other, more]) => more - many || byText(one, other));
  const rest = commonest.slice(most).reduce((all, [, count]) => all + count, others);
  return { names: new Map(commonest.slice(0, most)), others: rest };
}

// `"a" (12), "b" (3) and 40 more`; empty where there is nothing.
export function counted({ names, others }: Tally, shown = 6): string {
  const all = [...names];
  const first = all
    .slice(0, shown)
    .map(([name, count]) => `${quoted(name)} (${count.toLocaleString('en-US')})`);
  const rest = all.slice(shown).reduce((sum, [, count]) => sum + count, others);
  if (rest > 0) return `${first.join(', ')} and ${rest.toLocaleString('en-US')} more`;
  return first.length < 2 ? first.join('') : `${first.slice(0, -1).join(', ')} and ${first.at(-1) ?? ''}`;
}
