import { chmod, mkdir, open } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Work } from '../work.ts';
import { borrowed } from './borrowed.ts';
import type { Bounds } from './bounds.ts';
import { contentDigest, workDigest } from './digest.ts';
import { byText, quoted, sized } from './names.ts';
import { labelled, type Opened } from './opened.ts';
import { within, type Handed } from './tree.ts';

// A work, or why there can be none: a sentence. `content` is its digest as if the lesson lay at the top, so that two places can be compared.
export type Packed =
  | {
      readonly packed: true;
      readonly work: Work;
      readonly content: string;
      readonly files: readonly Handed[];
    }
  | { readonly packed: false; readonly words: string };

// What a student handed in for a lesson at `place`: its folder, and what its code borrows from her other folders.
export async function packed(
  of: { readonly student: string; readonly lesson: string; readonly place: string },
  { submission, tree }: Opened,
  bounds: Bounds,
): Promise<Packed> {
  const where = (path: string): string => quoted(labelled({ submission }, path));
  const own = tree.files.filter(({ path }) => within(path, of.place));
  const inTheWay = tree.left.find(({ path, kind }) => kind !== 'left out' && within(path, of.place));
  if (inTheWay) return refused(`${where(inTheWay.path)} ${inTheWay.why}`);
  const tooMuch = excess(own, where, bounds);
  if (tooMuch !== undefined) return refused(tooMuch);
  try {
    const all = new Map(tree.files.map(file => [file.path, file]));
    const more = own.length < all.size ? await borrowed(of.place, own, all) : [];
    const files = [...own, ...more].sort((one, other) => byText(one.path, other.path));
    const still = excess(files, where, bounds);
    if (still !== undefined) return refused(still);
    const contents = await contentsOf(files, file => contentDigest(file));
    const digest = workDigest(of.place, contents);
    const content = workDigest(
      '.',
      contents.map(([path, bytes]) => [posix.relative(of.place, path), bytes]),
    );
    const copyTo = async (folder: string): Promise<void> => {
      const now = workDigest(of.place, await contentsOf(files, file => copied(file, folder)));
      if (now !== digest) throw new Error('what was handed in has changed since it was found');
    };
    return {
      packed: true,
      work: { ...of, digest, files: files.map(({ path }) => path), copyTo },
      content,
      files,
    };
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}

const refused = (words: string): Packed => ({ packed: false, words });

function excess(
  files: readonly Handed[],
  where: (path: string) => string,
  bounds: Bounds,
): string | undefined {
  if (files.length > bounds.files)
    return `it has ${files.length.toLocaleString('en-US')} files, more than ${bounds.files.toLocaleString('en-US')}`;
  const large = files.find(({ size }) => size > bounds.file);
  if (large) return `${where(large.path)} has ${sized(large.size)}, more than ${sized(bounds.file)}`;
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return size > bounds.work ? `its files have ${sized(size)}, more than ${sized(bounds.work)}` : undefined;
}

async function contentsOf(
  files: readonly Handed[],
  read: (file: Handed) => Promise<string>,
): Promise<(readonly [path: string, digest: string])[]> {
  const contents: (readonly [string, string])[] = [];
  for (const file of files) contents.push([file.path, await read(file)]);
  return contents;
}

// Answers the digest of what was copied.
async function copied(file: Handed, folder: string): Promise<string> {
  const target = join(folder, file.path);
  await foldersFor(file.path, folder);
  const copy = await open(target, 'wx', everybody);
  try {
    await copy.chmod(everybody);
    return await contentDigest(file, piece => copy.writeFile(piece));
  } finally {
    await copy.close();
  }
}

async function foldersFor(path: string, folder: string): Promise<void> {
  const parts = path.split('/').slice(0, -1);
  for (const count of parts.keys()) {
    const made = join(folder, ...parts.slice(0, count + 1));
    await mkdir(made, { recursive: true });
    await chmod(made, everybody);
  }
}

// Whoever is to run a program may not be who copied it, and archives and downloads lose what was executable.
const everybody = 0o755;
