import { closeSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs';

// The kernel's files about processes. A process may be gone at any moment, so what is not there is empty.
export const folder = (path: string): string[] => orElse<string[]>([], () => readdirSync(path));
export const text = (path: string): string => orElse('', () => read(path));
export const link = (path: string): string => orElse('', () => readlinkSync(path));

// The kernel hands these files out by pages, as many whole lines as fit: whoever gets clearly less has all of it. To ask for more
// would make it search the whole of a large table again.
const lessThanAPage = 3840;

// Read thousands of times a second: into one buffer, without asking for a size that these files do not have.
let buffer = Buffer.allocUnsafe(256 * 1024);

function read(path: string): string {
  const file = openSync(path, 'r');
  try {
    let size = 0;
    for (;;) {
      const count = readSync(file, buffer, size, buffer.length - size, null);
      size += count;
      if (count < lessThanAPage) return buffer.toString('latin1', 0, size);
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
