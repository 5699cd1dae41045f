import { lessons, load } from '../lesson/catalogue.ts';
import { contentOf, skeletonDigest } from '../progress/content.ts';
import { firstUnsolved, overview } from '../progress/overview.ts';
import { overview as shown } from '../report/overview.ts';
import { Overview } from '../vocabulary.ts';
import { known } from './kept.ts';
import type { Surroundings } from './surroundings.ts';

// All lessons by part, as far as the learner of this clone has come, and where to go on.
export async function list(form: 'text' | 'json', around: Surroundings): Promise<number> {
  const { root, print, look } = around;
  const folders = lessons(root);
  const progress = await known(around);
  const found = await Promise.all(
    folders.map(async folder => ({
      lesson: await load(root, folder),
      content: contentOf(folder),
      skeleton: skeletonDigest(root, folder),
    })),
  );
  const all = overview(progress, found);
  if (form === 'json') {
    print(`${JSON.stringify(Overview.parse(all), null, 2)}\n`);
    return 0;
  }
  if (folders.length === 0) {
    print('There are no lessons here.\n');
    return 0;
  }
  print(shown(all, look));
  const next = firstUnsolved(progress, folders);
  print(
    next
      ? `\nRead   lessons/${next.name}/README.md\nThen   npx wirebook check ${next.number}\n`
      : '\nEvery lesson is solved.\n',
  );
  return 0;
}
