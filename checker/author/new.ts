import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AuthorFault } from './fault.ts';
import { skeleton } from './skeleton.ts';

// The folders that make a lesson.
const places = ['lessons', 'solutions', 'test/lessons', 'skeletons'] as const;

// A small lesson that works, for an author to change: gives the new files, relative to the clone's root. Throws an AuthorFault before it writes anything.
export async function newLesson(root: string, name: string): Promise<string[]> {
  if (!/^\d\d(-[a-z0-9]+)+$/.test(name))
    throw new AuthorFault(
      `${JSON.stringify(name)} is no lesson's name: expected two digits and words in small letters, as in 33-echo`,
    );
  await refuseTaken(root, name);
  const files = await filesOf(root, name);
  for (const { path, text } of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text, { flag: 'wx' });
  }
  return files.map(({ path }) => path);
}

async function refuseTaken(root: string, name: string): Promise<void> {
  const number = name.slice(0, 3);
  for (const place of places) {
    const taken = (await entries(join(root, place))).find(entry => entry.startsWith(number));
    if (taken !== undefined)
      throw new AuthorFault(
        `${place}/${taken} is there already; choose another number, or take it away first`,
      );
  }
}

// Of a folder that may be missing, as `solutions` is in a learner's clone.
async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function filesOf(root: string, name: string): Promise<{ path: string; text: string }[]> {
  const template = async (path: string) => {
    const text = await readFile(join(root, 'checker/author/template', path), 'utf8');
    return text.replaceAll('«name»', name).replaceAll('«title»', titleOf(name));
  };
  const solution = await template('solution/server.ts');
  const given = skeleton(solution, `solutions/${name}/server.ts`);
  return [
    { path: `lessons/${name}/README.md`, text: await template('lesson/README.md') },
    { path: `lessons/${name}/checks.ts`, text: await template('lesson/checks.ts') },
    { path: `lessons/${name}/predictions.ts`, text: await template('lesson/predictions.ts') },
    { path: `lessons/${name}/server.ts`, text: given },
    { path: `solutions/${name}/server.ts`, text: solution },
    { path: `skeletons/${name}/server.ts`, text: given },
    { path: `test/lessons/${name}/mangles-binary.ts`, text: await template('wrong/mangles-binary.ts') },
  ];
}

function titleOf(name: string): string {
  const words = name.slice(3).replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
