import { relative } from 'node:path';
import { lessons, type Folder } from '../lesson/catalogue.ts';
import { firstUnsolved } from '../progress/overview.ts';
import { known } from './kept.ts';
import { standingIn } from './options.ts';
import type { Surroundings } from './surroundings.ts';

// The lesson a person is at: the one whose folder they stand in, else the first that is not solved, else the last. Undefined where there are none.
export async function currentLesson(around: Surroundings): Promise<Folder | undefined> {
  const all = lessons(around.root);
  const here = all.find(({ path }) => !relative(path, standingIn()).startsWith('..'));
  if (here) return here;
  return firstUnsolved(await known(around), all) ?? all.at(-1);
}
