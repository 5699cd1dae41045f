import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { quoted } from './names.ts';
import { codeOf } from './walk.ts';
import { realPath, type Handed } from './tree.ts';

// The bytes of a handed-in file, piece by piece; what is given is valid until the next one is asked for. Throws an Error that says so where it is no longer what was found.
export async function* pieces(handed: Handed): AsyncGenerator<Uint8Array, void> {
  const { path, size } = handed;
  const file = await open(
    realPath(handed),
    constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
  ).catch((error: unknown) => {
    throw new Error(`${quoted(path)} cannot be read (${codeOf(error)})`);
  });
  try {
    const now = await file.stat();
    if (!now.isFile() || now.size !== size) throw new Error(`${quoted(path)} has changed since it was found`);
    const room = Buffer.allocUnsafe(Math.min(Math.max(size, 1), pieceBytes));
    let read = 0;
    while (read < size) {
      const { bytesRead } = await file.read(room, 0, Math.min(room.length, size - read), read);
      if (bytesRead === 0) throw new Error(`${quoted(path)} has changed since it was found`);
      read += bytesRead;
      yield room.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

const pieceBytes = 2 ** 16;
