import { mkdtemp } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { archiveKind, stemOf } from './archive/kinds.ts';
import { Refusal } from './archive/refusal.ts';
import { unpack } from './archive/unpack.ts';
import { allowance, type Allowance } from './archive/unpacking.ts';
import type { Bounds } from './bounds.ts';
import { isLessonLike, type Wanted } from './lesson-names.ts';
import { companyIn, placesOf } from './places.ts';
import type { Submission } from './submission.ts';
import { below, noTree, realPath, together, within, type Handed, type Left, type Tree } from './tree.ts';
import { codeOf, isOfTheSystem, TooMuch, walk } from './walk.ts';

// A submission, and all that lies in it. `unpacked` are the folders of ours in which its archives lie open.
export interface Opened {
  readonly submission: Submission;
  readonly tree: Tree;
  readonly unpacked: readonly string[];
}

export const pathsOf = ({ files }: Tree): string[] => files.map(({ path }) => path);

// Where something of a submission lies, relative to the class's folder.
export function labelled(
  { submission: { folder, parts } }: Pick<Opened, 'submission'>,
  path: string,
): string {
  const itself = parts.find(part => part.kind === 'file' && part.file.path === path);
  return itself?.kind === 'file' ? itself.at : path === '.' ? folder : below(folder, path);
}

// Looks into a submission, and into archives where they are what was handed in. An archive lies open as a folder of its name.
export async function opened(
  submission: Submission,
  lessons: readonly Wanted[],
  scratch: string,
  bounds: Bounds,
): Promise<Opened> {
  let tree = await handedIn(submission, bounds);
  const unpacked: string[] = [];
  const still = allowance(bounds);
  for (let nested = 0; ; nested++) {
    const archives = archivesIn(tree, submission, lessons);
    if (archives.length === 0) return { submission, tree, unpacked };
    for (const file of archives) {
      const rest = { ...tree, files: tree.files.filter(other => other !== file) };
      const folder = await mkdtemp(join(scratch, 'unpacked-'));
      unpacked.push(folder);
      const inside =
        nested < bounds.nested
          ? await unpackedAt(placeFor(file, rest), file, folder, bounds, still)
          : closed(file.path, `lies in ${bounds.nested} other archives; no more are opened`);
      tree = together([rest, inside]);
    }
  }
}

async function handedIn({ parts }: Submission, bounds: Bounds): Promise<Tree> {
  const trees: Tree[] = [];
  for (const part of parts)
    trees.push(
      part.kind === 'file'
        ? { ...noTree, files: [part.file] }
        : await walk({ at: '.', folder: part.real }, bounds).catch((error: unknown) => tooMuch('.', error)),
    );
  return together(trees);
}

// Archives beside a lesson's programs are something else, and so are those that lie deep.
function archivesIn(tree: Tree, submission: Submission, lessons: readonly Wanted[]): readonly Handed[] {
  const archives = tree.files.filter(({ path }) => archiveKind(path) !== 'none');
  if (archives.length === 0) return archives;
  const plain = pathsOf(tree).filter(path => archiveKind(path) === 'none');
  const company = companyIn(submission, lessons);
  const places = lessons
    .filter(({ name }) => (submission.lesson ?? name) === name)
    .flatMap(lesson => placesOf(plain, lesson, company).at);
  return archives.filter(
    ({ path }) => path.split('/').length <= deepest && !places.some(place => within(path, place)),
  );
}

const deepest = 4;

// An archive that is all there is stands for the student's own folder.
function placeFor({ path }: Handed, rest: Tree): string {
  const stem = stemOf(posix.basename(path)) || 'archive';
  const folder = posix.dirname(path);
  if (rest.files.length === 0 && rest.left.length === 0 && !isLessonLike(stem)) return folder;
  const taken = new Set(rest.files.flatMap(file => foldersOf(file.path)));
  let place = below(folder, stem);
  for (let count = 2; taken.has(place); count++) place = below(folder, `${stem} (${count})`);
  return place;
}

const foldersOf = (path: string): string[] => {
  const names = path.split('/');
  return names.map((_, count) => names.slice(0, count + 1).join('/'));
};

async function unpackedAt(
  place: string,
  file: Handed,
  folder: string,
  bounds: Bounds,
  still: Allowance,
): Promise<Tree> {
  if (archiveKind(file.path) === 'not read')
    return closed(
      file.path,
      'is an archive of a kind that is not read here; unpack it, or ask for zip or tar.gz',
    );
  try {
    return await unpack(realPath(file), { at: place, folder }, bounds, still);
  } catch (error) {
    if (error instanceof Refusal) return closed(file.path, error.message);
    if (isOfTheSystem(error)) return closed(file.path, `cannot be unpacked (${codeOf(error)})`);
    return tooMuch(file.path, error);
  }
}

const closed = (path: string, why: string): Tree => {
  const left: Left = { path, why, kind: 'closed' };
  return { ...noTree, left: [left] };
};

function tooMuch(path: string, error: unknown): Tree {
  if (error instanceof TooMuch) return closed(path, error.message);
  throw error;
}
