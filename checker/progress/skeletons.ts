import { copyFileSync, constants, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Folder } from '../lesson/catalogue.ts';

// One file of a lesson, and what has become of it. `kept` names the file beside it that now holds what she had written.
export interface Restored {
  readonly file: string;
  readonly was: 'missing' | 'the skeleton' | 'written in';
  readonly kept?: string;
}

// What `reset` would find, file by file; empty where the clone has no skeletons of the lesson.
export function skeletonFiles(root: string, { name, path }: Folder): Omit<Restored, 'kept'>[] {
  const folder = join(root, 'skeletons', name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map(file => ({ file, was: state(join(path, file), join(folder, file)) }));
}

function state(mine: string, skeleton: string): Restored['was'] {
  if (!existsSync(mine)) return 'missing';
  return readFileSync(mine).equals(readFileSync(skeleton)) ? 'the skeleton' : 'written in';
}

// Puts a lesson's skeletons back; what she had written is kept beside them first, under a name that nothing had.
export const restore = (root: string, folder: Folder): Restored[] =>
  skeletonFiles(root, folder).map(({ file, was }) => {
    if (was === 'the skeleton') return { file, was };
    const kept = was === 'written in' ? keep(folder.path, file) : undefined;
    writeFileSync(join(folder.path, file), readFileSync(join(root, 'skeletons', folder.name, file)));
    return { file, was, ...(kept !== undefined && { kept }) };
  });

function keep(folder: string, file: string): string {
  const extension = extname(file);
  for (let number = 1; ; number++) {
    const kept = `${file.slice(0, -extension.length)}.mine-${number}${extension}`;
    try {
      copyFileSync(join(folder, file), join(folder, kept), constants.COPYFILE_EXCL);
      return kept;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

// Whether a file is what a reset has kept.
export const isKept = (file: string): boolean => /\.mine-\d+\.[cm]?[jt]s$/.test(file);
