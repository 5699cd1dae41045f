import type { Dirent } from 'node:fs';
import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bounds } from './bounds.ts';
import { byText, composed, oddity, tooLong } from './names.ts';
import { isRubbish, lessonsFolder, ofTheWorkbook } from './rubbish.ts';
import { below, realPath, type Handed, type Left, type Mount, type Tree } from './tree.ts';

// Thrown where a folder holds more than anybody hands in; `message` ends a sentence that begins with its name.
export class TooMuch extends Error {}

// Everything in a folder. Links are never followed, nothing is opened. Throws TooMuch.
export async function walk(mount: Mount, bounds: Bounds): Promise<Tree> {
  const files: Handed[] = [];
  const left: Left[] = [];
  const rubbish: string[] = [];
  let seen = 0;

  const visit = async (real: string, path: string, depth: number): Promise<void> => {
    const entries = await listing(real, () => {
      if (++seen > bounds.entries)
        throw new TooMuch(`holds more than ${bounds.entries.toLocaleString('en-US')} files and folders`);
    });
    const ours = entries.some(entry => entry.isDirectory() && entry.name === lessonsFolder)
      ? ofTheWorkbook
      : none;
    const taken = new Set<string>();
    for (const entry of entries) {
      const name = composed(entry.name);
      const inside = below(path, name);
      const kind = entry.isDirectory() ? 'closed' : 'refused';
      const refuse = (why: string): void => void left.push({ path: inside, why, kind });
      const odd = oddity(name, bounds.name) ?? tooLong(inside, bounds.path);
      if (isRubbish(name) || (entry.isDirectory() && ours.has(name))) rubbish.push(name);
      else if (odd !== undefined) refuse(odd);
      else if (taken.has(name)) refuse('stands there twice, in two forms of the same letters');
      else if (entry.isDirectory()) {
        taken.add(name);
        if (depth >= bounds.depth) refuse(`lies more than ${bounds.depth} folders deep`);
        else await visit(join(real, entry.name), inside, depth + 1).catch(cannot(refuse));
      } else if (entry.isFile()) {
        taken.add(name);
        const place = join(real, entry.name);
        await lstat(place).then(({ size }) => {
          const file = { path: inside, size, mount };
          files.push(realPath(file) === place ? file : { ...file, elsewhere: place });
        }, cannot(refuse));
      } else left.push({ path: inside, why: kindOf(entry), kind: 'left out' });
    }
  };

  await visit(mount.folder, mount.at, 0).catch(
    cannot(why => void left.push({ path: mount.at, why, kind: 'closed' })),
  );
  const byPath = (one: { path: string }, other: { path: string }): number => byText(one.path, other.path);
  return { files: files.sort(byPath), left: left.sort(byPath), rubbish: rubbish.sort(byText) };
}

const none: ReadonlySet<string> = new Set();

// Read entry by entry, so that a folder with a million of them is left before they are all in memory.
async function listing(folder: string, count: () => void): Promise<Dirent[]> {
  const entries: Dirent[] = [];
  for await (const entry of await opendir(folder)) {
    count();
    entries.push(entry);
  }
  return entries.sort((one, other) => byText(one.name, other.name));
}

const cannot =
  (say: (why: string) => void) =>
  (error: unknown): void => {
    if (!isOfTheSystem(error)) throw error;
    say(`cannot be read (${codeOf(error)})`);
  };

// A fault that the system answered with, as against one of the program's own.
export const isOfTheSystem = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

// What the system calls a fault, as in EACCES.
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error
    ? String(error.code)
    : error instanceof Error
      ? error.message
      : String(error);

// What stands in a folder and is neither file nor folder, as the end of a sentence.
export function kindOf(entry: Dirent): string {
  if (entry.isSymbolicLink()) return 'is a symbolic link, which is not followed';
  if (entry.isFIFO()) return 'is a pipe';
  if (entry.isSocket()) return 'is a socket';
  return 'is a device';
}
