import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Locked, locked, type Lock, type Terms } from '../program/lock.ts';
import { nothingYet, Progress, version } from './progress.ts';

const folderOf = (root: string): string => join(root, '.wirebook');
const shown = '.wirebook/progress.json';
// A minute is longer than any write takes.
const terms: Terms = { name: 'progress', patienceMs: 5_000, longestMs: 60_000 };

// Progress as it is kept now, and what its owner has to be told, one line each.
export interface Kept {
  readonly progress: Progress;
  readonly notices: readonly string[];
}

// Never throws. A file that cannot be understood is moved aside first, and a notice says where.
export async function readProgress(root: string): Promise<Kept> {
  try {
    const found = await look(root);
    if (found.kind === 'progress') return { progress: found.progress, notices: [] };
    return await locked(folderOf(root), terms, () => understood(root));
  } catch (error) {
    return {
      progress: nothingYet,
      notices: [`${shown} cannot be read (${why(error)}); it is left as it is.`],
    };
  }
}

// Changes what is kept, whatever another process has written meanwhile. Never throws: where it cannot be kept, a notice says so.
export async function updateProgress(root: string, change: (before: Progress) => Progress): Promise<Kept> {
  const folder = folderOf(root);
  try {
    await mkdir(folder, { recursive: true });
    for (;;) {
      const kept = await locked(folder, terms, lock => changedUnder(lock, root, change));
      if (kept !== 'lost the lock') return kept;
    }
  } catch (error) {
    const { progress } = await readProgress(root);
    const notice = `Your progress could not be kept: ${shown} cannot be written (${why(error)}).`;
    return { progress: change(progress), notices: [notice] };
  }
}

async function changedUnder(
  { holder, held }: Lock,
  root: string,
  change: (before: Progress) => Progress,
): Promise<Kept | 'lost the lock'> {
  const { progress: before, notices } = await understood(root);
  const progress = change(before);
  if (progress === before) return { progress, notices };
  const file = join(folderOf(root), 'progress.json');
  const fresh = `${file}.${holder}`;
  try {
    await writeThrough(fresh, `${JSON.stringify(progress, null, 1)}\n`);
    if (!(await held())) return 'lost the lock';
    await rename(fresh, file);
  } finally {
    await rm(fresh, { force: true });
  }
  return { progress, notices };
}

// On the disk before it takes the old one's place, so that not even a power cut leaves half a file.
async function writeThrough(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

// Under the lock: nobody else can put a whole file in the place of the one that is moved aside.
async function understood(root: string): Promise<Kept> {
  const found = await look(root);
  if (found.kind === 'progress') return { progress: found.progress, notices: [] };
  const aside = freeName(root, found.kind);
  await rename(join(folderOf(root), 'progress.json'), join(folderOf(root), aside));
  return {
    progress: nothingYet,
    notices: [`${found.words}; it is kept as .wirebook/${aside}, and a new one begins.`],
  };
}

type Found =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'damaged' | 'newer'; readonly words: string };

async function look(root: string): Promise<Found> {
  let text: string;
  try {
    text = await readFile(join(folderOf(root), 'progress.json'), 'utf8');
  } catch (error) {
    if (isMissing(error)) return { kind: 'progress', progress: nothingYet };
    throw error;
  }
  const data = parsed(text);
  const newer = versionOf(data);
  if (newer > version)
    return {
      kind: 'newer',
      words: `${shown} was written by a newer Wirebook (its version is ${newer}, this one knows ${version})`,
    };
  const progress = Progress.safeParse(data);
  if (progress.success) return { kind: 'progress', progress: progress.data };
  return { kind: 'damaged', words: `${shown} is damaged` };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// The version that a file says it has; 0 where it says none.
function versionOf(data: unknown): number {
  const named = z.object({ schema: z.string().regex(/^wirebook\/progress@\d+$/) }).safeParse(data);
  return named.success ? Number(named.data.schema.replace(/^.*@/, '')) : 0;
}

function freeName(root: string, kind: 'damaged' | 'newer'): string {
  for (let number = 1; ; number++) {
    const name = `progress.${kind}-${number}.json`;
    if (!existsSync(join(folderOf(root), name))) return name;
  }
}

function why(error: unknown): string {
  if (error instanceof Locked) return `another wirebook holds it: ${error.message}`;
  return isFault(error) ? error.code : String(error);
}

const isMissing = (error: unknown): boolean => isFault(error) && error.code === 'ENOENT';

const isFault = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';
