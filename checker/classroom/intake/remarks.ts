import { byText, listed, quoted } from './names.ts';
import { posix } from 'node:path';
import type { Note } from './submission.ts';

// Sentences about what is ignored or looks odd; what is true of many places is said once.
export function remarksOf(
  notes: readonly Note[],
  rubbish: readonly string[],
  unused: readonly string[],
): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { where, words } of notes) places.set(words, [...(places.get(words) ?? []), where]);
  const sentences = [...places].map(([words, where]) => said(words, where));
  if (rubbish.length > 0) sentences.push(`Ignored, since no person wrote it: ${counted(rubbish)}.`);
  if (unused.length > 0)
    sentences.push(
      `Left out, since no lesson that is graded uses it: ${counted(unused.map(path => posix.basename(path)))}.`,
    );
  return sentences;
}

const said = (words: string, where: readonly string[]): string =>
  where.length === 1
    ? `${quoted(where[0] ?? '')} ${verb(words)}.`
    : `${where.length.toLocaleString('en-US')} places, ${listed(where.map(quoted), 3)}: ${words}.`;

const verb = (words: string): string => (words.startsWith('no ') ? `has ${words}` : words);

// "a (12), b (3) and 40 others": the commonest names first.
function counted(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const commonest = [...counts].sort(([one, many], [other, more]) => more - many || byText(one, other));
  return listed(
    commonest.map(([name, count]) => `${quoted(name)} (${count.toLocaleString('en-US')})`),
    6,
  );
}
