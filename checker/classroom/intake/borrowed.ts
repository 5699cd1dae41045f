import { posix } from 'node:path';
import { pieces } from './pieces.ts';
import { below, within, type Handed } from './tree.ts';

// Files outside the lesson's own folder that its code names by a relative path, as `import '../shared/lines.ts'` does, and those that these name in turn. They are the student's own too, and are copied with the lesson.
export async function borrowed(
  place: string,
  own: readonly Handed[],
  all: ReadonlyMap<string, Handed>,
): Promise<readonly Handed[]> {
  const found = new Map<string, Handed>();
  const toRead = [...own];
  for (let file = toRead.pop(); file; file = toRead.pop())
    for (const named of await namedIn(file)) {
      const other = spellings(posix.normalize(below(posix.dirname(file.path), named)))
        .map(path => all.get(path))
        .find(one => one !== undefined);
      if (!other || within(other.path, place) || found.has(other.path)) continue;
      found.set(other.path, other);
      toRead.push(other);
    }
  return [...found.values()];
}

// Programs are short; what is longer is data, and names nothing.
const longest = 2 ** 18;

async function namedIn(file: Handed): Promise<readonly string[]> {
  if (file.size > longest) return [];
  const read: Uint8Array[] = [];
  for await (const piece of pieces(file)) read.push(Uint8Array.from(piece));
  const text = Buffer.concat(read).toString('utf8');
  return Array.from(text.matchAll(/(['"`])(\.\.?\/[^'"`\n]{1,200})\1/g), ([, , named = '']) => named);
}

const spellings = (path: string): readonly string[] => [
  path,
  ...['.ts', '.js', '.mts', '.mjs', '.cts', '.cjs', '.json', '/index.ts', '/index.js'].map(
    ending => path + ending,
  ),
  ...[/\.([cm]?)js$/].filter(pattern => pattern.test(path)).map(pattern => path.replace(pattern, '.$1ts')),
];
