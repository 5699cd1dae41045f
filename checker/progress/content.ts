import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Folder } from '../lesson/catalogue.ts';
import type { Content } from './progress.ts';
import { isKept } from './skeletons.ts';

// The digests of a lesson as its files stand now.
export const contentOf = ({ path }: Folder): Content => ({
  programs: digestOf(path, written(path)),
  checks: digestOf(path, ['checks.ts']),
});

// The digest that a lesson's programs have as long as nobody has written in them; undefined where nobody knows.
export function skeletonDigest(root: string, { name }: Folder): string | undefined {
  const folder = join(root, 'skeletons', name);
  return existsSync(folder) ? digestOf(folder, written(folder)) : undefined;
}

export const isSame = (one: Content, other: Content): boolean =>
  one.programs === other.programs && one.checks === other.checks;

// Everything a learner may have written code in: a program may import files that she has put beside it.
const written = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.[cm]?[jt]s$/.test(file) && !authors.has(file) && !isKept(file))
    .sort();

const authors: ReadonlySet<string> = new Set(['checks.ts', 'predictions.ts']);

function digestOf(folder: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const bytes = read(join(folder, file));
    if (bytes) hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

// An editor may take a file away for a moment while it saves.
function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
