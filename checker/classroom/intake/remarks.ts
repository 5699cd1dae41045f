import { listed, quoted } from './names.ts';
import type { Note } from './submission.ts';
import { counted, type Tally } from './tally.ts';

// Sentences about what is ignored or looks odd; what is true of many places is said once.
export function remarksOf(notes: readonly Note[], rubbish: Tally, unused: Tally): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { where, words } of notes) {
    const all = places.get(words);
    if (all) all.push(where);
    else places.set(words, [where]);
  }
  const sentences = [...places].map(([words, where]) => said(words, where));
  const ignored = counted(rubbish);
  const left = counted(unused);
  if (ignored !== '') sentences.push(`Ignored, since no person wrote it: ${ignored}.`);
  if (left !== '') sentences.push(`Left out, since no lesson that is graded uses it: ${left}.`);
  return sentences;
}

const said = (words: string, where: readonly string[]): string =>
  where.length === 1
    ? `${quoted(where[0] ?? '')} ${verb(words)}.`
    : `${where.length.toLocaleString('en-US')} places, ${listed(where.map(quoted), 3)}: ${words}.`;

const verb = (words: string): string => (words.startsWith('no ') ? `has ${words}` : words);

// One student's notes, so many of them as anybody reads.
export function few(notes: readonly Note[], where: string): readonly Note[] {
  const more = notes.length - most;
  if (more <= 0) return notes;
  return [
    ...notes.slice(0, most),
    { where, words: `holds more like these, ${more.toLocaleString('en-US')} in all` },
  ];
}

const most = 50;
