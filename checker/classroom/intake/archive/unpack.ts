import { open, stat } from 'node:fs/promises';
import type { Bounds } from '../bounds.ts';
import { below, type Mount, type Tree } from '../tree.ts';
import { walk } from '../walk.ts';
import { Refusal } from './refusal.ts';
import { untar } from './tar.ts';
import { Unpacking, type Allowance } from './unpacking.ts';
import { unzip } from './zip.ts';

// What an archive holds, unpacked into the empty folder of ours that is to be mounted. What the archive is, its first bytes say. Throws Refusal, and TooMuch as `walk` does.
export async function unpack(file: string, mount: Mount, bounds: Bounds, still: Allowance): Promise<Tree> {
  if (--still.archives < 0)
    throw new Refusal(`is one archive more than the ${bounds.archives} that are opened`);
  const into = new Unpacking(mount.folder, (await stat(file)).size, bounds, still);
  await unpackInto(file, into);
  const tree = await walk(mount, bounds);
  const left = into.left.map(one => ({ ...one, path: below(mount.at, one.path) }));
  return { ...tree, left: [...left, ...tree.left], rubbish: [...into.rubbish, ...tree.rubbish] };
}

// Every entry on its way, whichever format it is. Throws Refusal.
export async function unpackInto(file: string, into: Unpacking): Promise<void> {
  const format = await formatOf(file);
  if (format === 'zip') await unzip(file, into);
  else if (format === 'unknown')
    throw new Refusal('is neither a zip nor a tar archive, whatever its name says');
  else await untar(file, format === 'gzip' ? 'gzip' : 'none', into);
  if (into.isEmpty) throw new Refusal('is an archive of nothing');
}

async function formatOf(path: string): Promise<'zip' | 'gzip' | 'tar' | 'unknown'> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => buffer[at] === byte);
    if (starts(0x50, 0x4b, 3, 4) || starts(0x50, 0x4b, 5, 6)) return 'zip';
    if (starts(0x1f, 0x8b)) return 'gzip';
    return bytesRead === 512 && isTarHeader(buffer) ? 'tar' : 'unknown';
  } finally {
    await file.close();
  }
}

// A tar header sums up its own bytes, those of the sum taken as blanks (POSIX.1-2024, pax).
function isTarHeader(header: Buffer): boolean {
  const said = Number.parseInt(header.toString('latin1', 148, 156).replace(/\0.*$/s, '').trim(), 8);
  return said === header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}
