import type { Folder } from '../lesson/catalogue.ts';
import { hintsForgotten } from '../progress/hints.ts';
import { restore, skeletonFiles, type Restored } from '../progress/skeletons.ts';
import { paragraph } from '../report/layout.ts';
import { UsageFault } from '../usage.ts';
import { asking, canAsk } from './asking.ts';
import { lessonChosen } from './chosen.ts';
import { keep } from './kept.ts';
import type { Surroundings } from './surroundings.ts';

// Puts a lesson's skeletons back, after a question at the terminal; what was written stays beside them under new names.
export async function reset(
  wanted: string | undefined,
  consent: 'ask' | 'agreed',
  around: Surroundings,
): Promise<number> {
  const folder = await lessonChosen(wanted, around);
  const { name, number } = folder;
  const found = skeletonFiles(around.root, folder);
  if (found.length === 0)
    throw new UsageFault(
      `There is no skeletons/${name} to begin lesson ${number} from; an author makes it with npx wirebook author skeletons ${number}.`,
    );
  const toDo = found.filter(({ was }) => was !== 'the skeleton').map(({ file }) => file);
  if (toDo.length === 0) {
    say(`Lesson ${number} is as it was given to you; there is nothing to reset.`, around);
    return 0;
  }
  if (consent === 'ask' && !(await agreed(folder, toDo, around))) {
    around.print('Nothing was changed.\n');
    return 0;
  }
  const restored = restore(around.root, folder);
  await keep(progress => hintsForgotten(progress, name), around);
  for (const one of restored) for (const sentence of words(one, name)) say(sentence, around);
  return 0;
}

async function agreed({ number }: Folder, files: readonly string[], around: Surroundings): Promise<boolean> {
  if (!canAsk(around))
    throw new UsageFault(
      `A reset of lesson ${number} puts back ${files.join(' and ')}, and asks first; without a terminal, --yes says that you mean it.`,
    );
  const given = `Lesson ${number} begins again: ${files.join(' and ')} as given to you.`;
  say(`${given} What you have written is kept in the same folder.`, around);
  const answer = await asking(
    () => 'Nothing was changed.',
    ask => ask('Reset? [y/N] '),
  );
  return /^\s*y(?:es)?\s*$/i.test(answer);
}

function words({ file, was, kept }: Restored, name: string): string[] {
  const path = `lessons/${name}/${file}`;
  if (was === 'the skeleton') return [`${path} was the skeleton already.`];
  const yours = kept === undefined ? 'It was not there.' : `Yours is kept beside it as ${kept}.`;
  return [`${path} is the skeleton again.`, yours];
}

const say = (text: string, { look, print }: Surroundings): void =>
  print(`${paragraph(text, look.columns, 0).join('\n')}\n`);
