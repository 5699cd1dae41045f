import { closeSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs';

// The kernel's files about processes. A process may be gone at any moment, so what is not there is empty.
export const folder = (path: string): string[] => orElse<string[]>([], () => readdirSync(path));
export const text = (path: string): string => orElse('', () => read(path));
export const link = (path: string): string => orElse('', () => readlinkSync(path));

// Read thousands of times a second: into one buffer, without asking for a size that these files do not have.
let buffer = Buffer.allocUnsafe(256 * 1024);

function read(path: string): string {
  const file = openSync(path, 'r');
  try {
    let size = 0;
    for (;;) {
      const count = readSync(file, buffer, size, buffer.length - size, null);
      if (count === 0) return buffer.toString('latin1', 0, size);
      size += count;
      if (size === buffer.length) buffer = Buffer.concat([buffer], 2 * buffer.length);
    }
  } finally {
    closeSync(file);
  }
}

const absent = new Set(['ENOENT', 'ESRCH', 'EACCES', 'EPERM', 'EINVAL']);

// Whatever else goes wrong is not the same as nothing there: it breaks the check.
function orElse<T>(otherwise: T, look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && 'code' in error && absent.has(String(error.code))) return otherwise;
    throw error;
  }
}
