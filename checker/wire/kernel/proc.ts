import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

// The kernel's files about processes. A process may be gone at any moment, so what is not there is empty.
export const folder = (path: string): string[] => orElse<string[]>([], () => readdirSync(path));
export const text = (path: string): string => orElse('', () => readFileSync(path, 'latin1'));
export const link = (path: string): string => orElse('', () => readlinkSync(path));

function orElse<T>(otherwise: T, look: () => T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
