import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { skeleton } from '../author/skeleton.ts';
import { lessons } from '../lesson/catalogue.ts';
import { UsageFault } from '../usage.ts';
import { lessonNamed } from './check.ts';
import type { Surroundings } from './surroundings.ts';

// Writes the skeletons of lessons from their solutions, in lessons/ and, for `reset`, in skeletons/.
// A file in lessons/ that holds anything else may be a learner's work: it is spared.
export function skeletons(
  wanted: readonly string[],
  others: 'spare' | 'write over',
  around: Surroundings,
): number {
  const { root, print } = around;
  const folders = wanted.length > 0 ? wanted.map(name => lessonNamed(name, around)) : lessons(root);
  const made = folders.flatMap(({ name }) => programs(root, name).flatMap(file => placed(root, name, file)));
  if (made.length === 0)
    throw new UsageFault('There is no solution to make a skeleton from; solutions/ holds them.');
  for (const { path, text, stands } of made) {
    if (stands === 'this') print(`as it was  ${path}\n`);
    else if (stands === 'nothing' || stands === 'an older one' || others === 'write over') {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
      print(`written    ${path}\n`);
    } else print(`spared     ${path}\n`);
  }
  const spared = made.filter(({ stands }) => stands === 'something else' && others === 'spare');
  if (spared.length === 0) return 0;
  throw new UsageFault(
    `${spared.map(({ path }) => path).join(', ')}: not what the solution gives, so it may be a learner's work or an older skeleton; --force writes over it.`,
  );
}

interface Made {
  readonly path: string;
  readonly text: string;
  readonly stands: 'nothing' | 'this' | 'an older one' | 'something else';
}

// Throws an AuthorFault where the regions of the solution are wrong.
function placed(root: string, name: string, file: string): Made[] {
  const solution = `solutions/${name}/${file}`;
  const text = skeleton(readFileSync(join(root, solution), 'utf8'), solution);
  return (['lessons', 'skeletons'] as const).map(place => {
    const path = `${place}/${name}/${file}`;
    const before = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
    const other = place === 'lessons' ? 'something else' : 'an older one';
    return { path, text, stands: before === undefined ? 'nothing' : before === text ? 'this' : other };
  });
}

function programs(root: string, name: string): string[] {
  const folder = join(root, 'solutions', name);
  return existsSync(folder)
    ? readdirSync(folder)
        .filter(file => file.endsWith('.ts'))
        .sort()
    : [];
}
