import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

// The kernel's files about processes. A process may be gone at any moment, so what is not there is empty.
export const folder = (path: string): string[] => orElse<string[]>([], () => readdirSync(path));
export const text = (path: string): string => orElse('', () => readFileSync(path, 'latin1'));
export const link = (path: string): string => orElse('', () => readlinkSync(path));

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
