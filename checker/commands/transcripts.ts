import { rmSync } from 'node:fs';
import { freshness, refresh, type Freshness } from '../book/refresh.ts';
import { lessons, load } from '../lesson/catalogue.ts';
import { scratchFolder, sweepDead, sweepOwn } from '../program/sweep.ts';
import { UsageFault } from '../usage.ts';
import { plural } from '../wire/shown.ts';
import { lessonNamed } from './check.ts';
import type { Surroundings } from './surroundings.ts';

// Makes the generated blocks of walkthroughs anew. Comparing answers 1 where one is stale. Throws a WalkthroughFault.
export async function transcripts(
  wanted: readonly string[],
  purpose: 'write' | 'compare',
  around: Surroundings,
): Promise<number> {
  const { root, print } = around;
  const folders = wanted.length > 0 ? wanted.map(name => lessonNamed(name, around)) : lessons(root);
  sweepDead();
  const scratch = scratchFolder();
  let stale = 0;
  try {
    for (const folder of folders) {
      const lesson = await load(root, folder);
      if (lesson.walkthrough === '' && wanted.length > 0)
        throw new UsageFault(`There is no lessons/${folder.name}/README.md yet.`);
      const found = await freshness(lesson, { root, scratch });
      if (purpose === 'write' && found.stale.length > 0) refresh(found, root);
      print(purpose === 'write' ? written(found) : compared(found, folder.number));
      stale += found.stale.length;
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    sweepOwn();
  }
  return purpose === 'compare' && stale > 0 ? 1 : 0;
}

const written = ({ file, all, stale }: Freshness): string =>
  stale.length > 0
    ? `changed    ${file}: ${stale.length} of ${all} ${plural(all, 'block')}\n`
    : `as it was  ${file}: ${all} ${plural(all, 'block')}\n`;

const compared = ({ file, stale }: Freshness, number: string): string =>
  stale
    .map(
      ({ line, words }) =>
        `${file}:${line}: ${words} is stale; refresh it: npx wirebook author transcripts ${number}\n`,
    )
    .join('') || `fresh  ${file}\n`;
