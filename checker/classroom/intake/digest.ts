import { createHash } from 'node:crypto';
import { pieces } from './pieces.ts';
import type { Handed } from './tree.ts';

// The SHA-256 of one file's bytes, as they pass to `take`. Throws an Error where it is no longer what was found.
export async function contentDigest(
  file: Handed,
  take: (piece: Uint8Array) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces(file)) {
    hash.update(piece);
    await take(piece);
  }
  return hash.digest('hex');
}

// The SHA-256 of names and contents, and of where the lesson lies among them; neither times nor modes nor the machine's own paths are in it.
export function workDigest(
  place: string,
  contents: readonly (readonly [path: string, digest: string])[],
): string {
  const hash = createHash('sha256').update(`${place}\0`);
  for (const [path, digest] of contents) hash.update(`${path}\0${digest}\n`);
  return hash.digest('hex');
}
