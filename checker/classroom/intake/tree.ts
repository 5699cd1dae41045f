import { basename, dirname, join } from 'node:path';

// Where a student's own folder, or what an archive in it holds, lies on this machine; `at` is its place in her own.
export interface Mount {
  readonly at: string;
  readonly folder: string;
}

// A regular file that somebody handed in. `path` is where it lies within her own folder, in composed letters and with `/`. There are hundreds of thousands of these, so where a file lies here is made up from where its folder does; `elsewhere` is kept only where its name is another.
export interface Handed {
  readonly path: string;
  readonly size: number;
  readonly mount: Mount;
  readonly elsewhere?: string;
}

// A file that stands alone.
export const fileAt = (path: string, real: string, size: number): Handed => ({
  path,
  size,
  mount: { at: '.', folder: dirname(real) },
  ...(path !== basename(real) && { elsewhere: real }),
});

// Where a file lies on this machine.
export const realPath = ({ path, mount: { at, folder }, elsewhere }: Handed): string =>
  elsewhere ?? join(folder, at === '.' ? path : path.slice(at.length + 1));

// What was found and is not taken; `why` ends a sentence that begins with its name. What is closed (a folder, an archive) may hold anything; a file that is refused spoils the lesson in whose folder it lies; a link or a socket is only left out.
export interface Left {
  readonly path: string;
  readonly why: string;
  readonly kind: 'closed' | 'refused' | 'left out';
}

// All that one student handed in, in one place; the same whatever order the file system lists it in.
export interface Tree {
  readonly files: readonly Handed[];
  readonly left: readonly Left[];
  // Names of what machines and clones bring along, once for each place.
  readonly rubbish: readonly string[];
}

export const noTree: Tree = { files: [], left: [], rubbish: [] };

// Several trees as one; what they are called has been seen to before.
export const together = (trees: readonly Tree[]): Tree => ({
  files: trees.flatMap(({ files }) => files),
  left: trees.flatMap(({ left }) => left),
  rubbish: trees.flatMap(({ rubbish }) => rubbish),
});

// Whether `path` is `folder` or lies in it; '.' is the top.
export const within = (path: string, folder: string): boolean =>
  folder === '.' || path === folder || path.startsWith(`${folder}/`);

// A path below another, without the '.' that stands for the top.
export const below = (folder: string, name: string): string => (folder === '.' ? name : `${folder}/${name}`);
