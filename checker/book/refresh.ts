import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loaded } from '../lesson/catalogue.ts';
import { blocks, filled, type Block } from './blocks.ts';
import type { Desk } from './cast.ts';
import { madeAnew } from './transcripts.ts';

// The generated blocks of one walkthrough: how many there are, and those that a run made otherwise.
export interface Freshness {
  // Relative to the clone's root.
  readonly file: string;
  readonly all: number;
  readonly stale: readonly Block[];
}

// Makes every block of a lesson's walkthrough anew, and compares. Throws a WalkthroughFault.
export async function freshness(lesson: Loaded, desk: Desk): Promise<Freshness & { fresh: Texts }> {
  const file = `lessons/${lesson.name}/README.md`;
  const all = blocks(lesson.walkthrough, file);
  const fresh = new Map<string, string>();
  for (const block of all)
    if (!fresh.has(block.words)) fresh.set(block.words, await madeAnew(block, file, lesson, desk));
  return { file, all: all.length, stale: all.filter(({ words, text }) => fresh.get(words) !== text), fresh };
}

// Texts by the words of their opening comments.
export type Texts = ReadonlyMap<string, string>;

// Writes the fresh texts into the walkthrough as it stands by now: its author may have gone on writing meanwhile.
export function refresh({ file, fresh }: { file: string; fresh: Texts }, root: string): void {
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  const after = filled(before, file, ({ words, text }) => fresh.get(words) ?? text);
  if (after !== before) writeFileSync(path, after);
}
