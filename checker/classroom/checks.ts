import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Folder } from '../lesson/catalogue.ts';

// Says of each lesson by what it is graded: SHA-256 of its checks, its walkthrough, to which reports point, and the whole checker.
// Whatever changes there may change a verdict or its words.
export function checksOf(root: string, lessons: readonly Folder[]): Record<string, string> {
  const checker = digest([...filesIn(join(root, 'checker')), join(root, 'package-lock.json')], root);
  return Object.fromEntries(
    lessons.map(({ name, path }) => {
      const files = ['checks.ts', 'README.md'].map(file => join(path, file));
      return [
        name,
        createHash('sha256')
          .update(`${checker} ${digest(files, root)}`)
          .digest('hex'),
      ];
    }),
  );
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.[cm]?[jt]s$/.test(file))
    .sort()
    .map(file => join(folder, file));

function digest(files: readonly string[], root: string): string {
  const hash = createHash('sha256');
  for (const file of files.filter(file => existsSync(file))) {
    const bytes = readFileSync(file);
    hash.update(`${file.slice(root.length)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
