import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

// A file that is never seen half written, not even after a power cut: beside it, then in its place. For one writer at a time.
// What is long comes in pieces, so that it is never held as a whole.
export async function writeWhole(file: string, text: string | Iterable<string>): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const fresh = join(dirname(file), `.fresh-${basename(file)}`);
  try {
    await writeThrough(fresh, text);
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

async function writeThrough(file: string, text: string | Iterable<string>): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (const piece of typeof text === 'string' ? [text] : handfuls(text)) await handle.appendFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

// Few writes for many small pieces.
function* handfuls(pieces: Iterable<string>): Generator<string> {
  let held = '';
  for (const piece of pieces) {
    held += piece;
    if (held.length < handful) continue;
    yield held;
    held = '';
  }
  yield held;
}

const handful = 64 * 1024;
