import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { Refusal } from './refusal.ts';
import type { Unpacking } from './unpacking.ts';

// Unpacks a tar archive, compressed by gzip or not. Throws Refusal on one that is damaged.
export async function untar(file: string, wrapping: 'gzip' | 'none', into: Unpacking): Promise<void> {
  const raw = createReadStream(file);
  const bytes: Readable = wrapping === 'gzip' ? raw.pipe(createGunzip()) : raw;
  raw.on('error', error => bytes.destroy(error));
  let fail: (why: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  failed.catch(() => undefined);
  const parser = new Parser({ strict: true });
  parser.on('error', (error: Error) => fail(damaged(error.message)));
  const seen = { end: false };
  parser.on('nullBlock', () => (seen.end = true));
  const under: { entry?: ReadEntry; done: Promise<void> } = { done: Promise.resolve() };
  parser.on('entry', (entry: ReadEntry) => {
    entry.on('error', () => undefined);
    under.entry = entry;
    // One after the other, also where the last one's file is still being written.
    under.done = under.done.then(() => taken(entry, into));
    under.done.catch(fail);
  });
  const ended = new Promise<void>(resolve => parser.on('end', resolve));
  try {
    for await (const piece of piecesOf(bytes)) {
      into.grow(piece.length);
      const room = parser.write(piece);
      await Promise.race([failed, room ? undefined : once(parser, 'drain')]);
    }
    parser.end();
    await Promise.race([failed, ended]);
    await Promise.race([failed, under.done]);
    if (!seen.end) throw damaged('it ends before its end');
  } finally {
    raw.destroy();
    bytes.destroy();
    under.entry?.destroy(new Error('the archive is left'));
    await under.done.catch(() => undefined);
  }
}

const damaged = (how: string): Refusal => new Refusal(`is no whole tar archive (${how})`);

async function* piecesOf(stream: Readable): AsyncGenerator<Buffer, void> {
  const pieces: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  for (;;) {
    const next = await pieces.next().catch((error: unknown) => {
      throw new Refusal(
        `is no whole gzip archive (${error instanceof Error ? error.message : String(error)})`,
      );
    });
    if (next.done) return;
    yield next.value;
  }
}

async function taken(entry: ReadEntry, into: Unpacking): Promise<void> {
  const path = into.place(entry.path);
  if (path === undefined || entry.type === 'Directory' || entry.type === 'GNUDumpDir') entry.resume();
  else if (['File', 'OldFile', 'ContiguousFile'].includes(entry.type)) {
    await into.file(path, entry);
    entry.resume();
  } else {
    into.leaveOut(
      path,
      entry.type === 'SymbolicLink' ? 'is a symbolic link, which is not followed' : 'is no regular file',
    );
    entry.resume();
  }
}
