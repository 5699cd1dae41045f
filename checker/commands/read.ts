import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { painted } from '../book/reading/painted.ts';
import { page, type Page } from '../book/reading/page.ts';
import type { Folder } from '../lesson/catalogue.ts';
import { UsageFault } from '../usage.ts';
import { lessonNamed } from './check.ts';
import { currentLesson } from './current.ts';
import { near } from './near.ts';
import { paged } from './paged.ts';
import type { Surroundings } from './surroundings.ts';

// Shows a lesson's walkthrough, from one of its headings where a section is asked for. Throws UsageFault on what there is not.
export async function read(
  wanted: string | undefined,
  { section }: { readonly section?: string },
  around: Surroundings,
): Promise<number> {
  const [place = '', anchor] = wanted?.split('#', 2) ?? [];
  const lesson =
    place === '' ? await ownLesson(around) : lessonNamed(place.replace(/(?:^|\/)README\.md$/, ''), around);
  const asked = (section ?? anchor ?? '').replace(/^#/, '');
  const folder = `lessons/${lesson.name}`;
  const { columns, colour } = around.look;
  const whole = page(walkthrough(lesson, folder), { folder, styled: colour, columns });
  const from = asked === '' ? 0 : sectionOf(whole, asked, folder);
  await paged(links => ({ lines: painted(whole.rows, { colour, links }), from }), around);
  return 0;
}

async function ownLesson(around: Surroundings): Promise<Folder> {
  const found = await currentLesson(around);
  if (!found) throw new UsageFault('There are no lessons here.');
  return found;
}

function walkthrough({ path }: Folder, folder: string): string {
  const file = join(path, 'README.md');
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new UsageFault(
      `There is no ${folder}/README.md to read; \`git status\` shows whether it was removed.`,
    );
  return readFileSync(file, 'utf8');
}

function sectionOf({ sections }: Page, asked: string, folder: string): number {
  const found = sections.get(asked.toLowerCase());
  if (found !== undefined) return found;
  const all = [...sections.keys()];
  const some = near(asked.toLowerCase(), all);
  const those = (some.length > 0 ? some : all).map(slug => `#${slug}`);
  const words = some.length > 0 ? `did you mean ${those.join(' or ')}?` : `there are ${those.join(', ')}.`;
  throw new UsageFault(`${folder}/README.md has no heading #${asked}; ${words}`);
}
