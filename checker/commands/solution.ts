import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { solutionShown } from '../author/skeleton.ts';
import { lessons, load, programsOf, type Folder } from '../lesson/catalogue.ts';
import { lastSolved } from '../progress/overview.ts';
import { lessonIn, type LessonProgress } from '../progress/progress.ts';
import { difference } from '../report/difference.ts';
import { UsageFault } from '../usage.ts';
import { lessonNamed } from './check.ts';
import { known } from './kept.ts';
import { paged } from './paged.ts';
import type { Surroundings } from './surroundings.ts';

// Shows how the reference differs from the learner's programs, once she has solved the lesson. Throws UsageFault where it is too early, or not there.
export async function solution(
  wanted: string | undefined,
  when: 'if solved' | 'anyhow',
  around: Surroundings,
): Promise<number> {
  const { root, look } = around;
  const progress = await known(around);
  const folder = wanted === undefined ? lastSolved(progress, lessons(root)) : lessonNamed(wanted, around);
  if (!folder)
    throw new UsageFault(
      'No lesson is solved yet; name one and say --force to see its solution all the same.',
    );
  if (!existsSync(join(root, 'solutions', folder.name)))
    throw new UsageFault(
      `solutions/${folder.name} is not in this clone, so there is no solution to show; whoever gave you the clone may have taken it out.`,
    );
  const done = lessonIn(progress, folder.name);
  if (when === 'if solved' && !done.solved) throw new UsageFault(tooEarly(folder, done));
  const { checks } = await load(root, folder);
  const files = [...new Set(programsOf(checks).map(({ file }) => file))];
  const lines = files.flatMap(file => compared(root, folder, file, look).trimEnd().split('\n'));
  await paged(() => ({ lines, from: 0 }), around);
  return 0;
}

function tooEarly({ number }: Folder, { verdict }: LessonProgress): string {
  const far = verdict ? ` (${verdict.tally.passed} of ${verdict.tally.checks} checks passed)` : '';
  const before = verdict ? 'Once it is' : `Once npx wirebook check ${number} finds that it is`;
  return `Lesson ${number} is not solved yet${far}. ${before}, the solution stands beside yours; --force shows it now.`;
}

function compared(root: string, { name }: Folder, file: string, look: Surroundings['look']): string {
  const mine = `lessons/${name}/${file}`;
  const theirs = `solutions/${name}/${file}`;
  const read = (path: string): string =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
  const rows = difference(
    {
      mine: { name: mine, text: read(mine) },
      theirs: { name: theirs, text: solutionShown(read(theirs), theirs) },
    },
    look,
  );
  return rows === '' ? `${mine} is the reference, line by line.\n` : rows;
}
