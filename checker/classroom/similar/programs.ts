import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Work } from '../work.ts';

// The programs of a work as texts, by way of a folder in `scratch` that is gone afterwards. Throws what `copyTo` throws.
export async function programsOf(work: Work, scratch: string): Promise<string[]> {
  const folder = await mkdtemp(join(scratch, 'alike-'));
  try {
    await work.copyTo(folder);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter(entry => entry.isFile() && isProgram(entry.name))
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort();
    return await Promise.all(files.slice(0, mostPrograms).map(file => readFile(file, 'utf8')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const mostPrograms = 20;

// By the ending: what Node runs, and the languages in which programs are handed in beside it.
export const isProgram = (name: string): boolean =>
  /\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|kt|cs|c|cc|cpp|h|hpp|swift|php|pl|lua|ex|exs|erl|hs|ml|scala|zig)$/i.test(
    name,
  );
