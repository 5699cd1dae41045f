import { lessons, type Folder } from '../lesson/catalogue.ts';
import { firstUnsolved } from '../progress/overview.ts';
import { UsageFault } from '../usage.ts';
import { lessonNamed } from './check.ts';
import { known } from './kept.ts';
import type { Surroundings } from './surroundings.ts';

// The named lesson, else the first one that was never solved. Throws UsageFault where there is none.
export async function lessonChosen(wanted: string | undefined, around: Surroundings): Promise<Folder> {
  if (wanted !== undefined) return lessonNamed(wanted, around);
  const all = lessons(around.root);
  const found = firstUnsolved(await known(around), all);
  if (found) return found;
  throw new UsageFault(
    all.length === 0
      ? 'There are no lessons here.'
      : 'Every lesson is solved; name the one you mean, as in 04.',
  );
}
