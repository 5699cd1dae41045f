import { isUtf8 } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';
import { quoted } from '../names.ts';
import { Refusal } from './refusal.ts';
import type { Unpacking } from './unpacking.ts';

// Unpacks a zip archive. Throws Refusal on one that is damaged, encrypted, or lies about what it holds.
export async function unzip(file: string, into: Unpacking): Promise<void> {
  const zip = await openPromise(file, { decodeStrings: false, autoClose: false }).catch(damaged);
  try {
    for await (const entry of entriesOf(zip)) {
      const name = nameOf(entry);
      const path = into.place(name);
      if (path === undefined || name.endsWith('/') || name.endsWith('\\')) continue;
      const type = (entry.externalFileAttributes >>> 16) & 0o170000;
      if (type === 0o120000) into.leaveOut(path, 'is a symbolic link, which is not followed');
      else if (type !== 0 && type !== 0o100000) into.leaveOut(path, 'is no regular file');
      else if (entry.isEncrypted()) throw new Refusal('is encrypted; ask for it without a password');
      else if (!entry.canDecodeFileData())
        throw new Refusal(`is compressed in a way that is not read here (method ${entry.compressionMethod})`);
      else await into.file(path, contentOf(zip, entry, path, into));
    }
  } finally {
    zip.close();
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry, void> {
  const entries = zip.eachEntry();
  for (;;) {
    const next = await entries.next().catch(damaged);
    if (next.done) return;
    yield next.value;
  }
}

async function* contentOf(
  zip: ZipFile,
  entry: Entry,
  path: string,
  into: Unpacking,
): AsyncGenerator<Buffer, void> {
  const stream = await zip.openReadStreamPromise(entry).catch(damaged);
  try {
    let sum = 0;
    const pieces: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
    for (;;) {
      const next = await pieces.next().catch(damaged);
      if (next.done) break;
      into.grow(next.value.length);
      sum = crc32(next.value, sum);
      yield next.value;
    }
    if (sum !== entry.crc32)
      throw new Refusal(`is damaged: ${quoted(path)} has another checksum than it says`);
  } finally {
    stream.destroy();
  }
}

// Many packers write UTF-8 without saying so; what is none is in the letters of the first PC.
function nameOf({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  const flags = isUtf8(fileNameRaw) ? generalPurposeBitFlag | 0x800 : generalPurposeBitFlag;
  return getFileNameLowLevel(flags, fileNameRaw, extraFields, true);
}

const damaged = (error: unknown): never => {
  throw new Refusal(`is no whole zip archive (${error instanceof Error ? error.message : String(error)})`);
};
