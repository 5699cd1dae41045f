import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, runName } from './token.ts';

// The lock is a folder of this name, less its `.lock`. How long to wait for others, and for how long one of them may hold it: both in milliseconds.
export interface Terms {
  readonly name: string;
  readonly patienceMs: number;
  readonly longestMs: number;
}

const glanceMs = 10;

// Thrown where another process holds on to the lock.
export class Locked extends Error {}

export interface Lock {
  // Unique among all that ever hold it; names of temporary files may end in it.
  readonly holder: string;
  // Whether it is still ours: who was asleep for longer than anybody may hold it may have lost it.
  readonly held: () => Promise<boolean>;
}

// Does something while no other process does the like in this folder.
// The lock is a folder with one file in it that names its holder. Moving a folder onto an empty one, or onto nothing, is one step
// that one process wins; taking a dead holder's file out names him, so it can never take the lock from anybody else.
export async function locked<T>(folder: string, terms: Terms, work: (lock: Lock) => Promise<T>): Promise<T> {
  const holder = `${here}-${runName}-${++count}`;
  const lock = join(folder, `${terms.name}.lock`);
  const mine = join(lock, holder);
  await acquire(lock, holder, terms);
  try {
    await sweep(folder, terms);
    return await work({ holder, held: () => exists(mine) });
  } finally {
    await rm(mine, { force: true });
  }
}

// Names of processes mean nothing on another machine that shares the folder.
const here = hostname().replaceAll(/[^\w.]/g, '_');
let count = 0;

async function acquire(lock: string, holder: string, { patienceMs, longestMs }: Terms): Promise<void> {
  const ready = `${lock}.${holder}`;
  await mkdir(ready, { recursive: true });
  try {
    await writeFile(join(ready, holder), '');
    const begin = performance.now();
    while (!(await moved(ready, lock))) {
      const others = await entries(lock);
      for (const other of others)
        if (await isStale(lock, other, longestMs)) await rm(join(lock, other), { force: true });
      if (performance.now() - begin > patienceMs) throw new Locked(others.join(', '));
      await pause(glanceMs * (1 + Math.random()));
    }
  } catch (error) {
    await rm(ready, { recursive: true, force: true });
    throw error;
  }
}

async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

// Its holder is gone, or has had it for longer than anybody may.
async function isStale(lock: string, holder: string, longestMs: number): Promise<boolean> {
  if (isDead(holder)) return true;
  try {
    return Date.now() - (await stat(join(lock, holder))).mtimeMs > longestMs;
  } catch {
    return false;
  }
}

// Whether a holder is a process of this machine; of others nobody knows whether they live.
export const isHere = (holder: string): boolean => partsOf(holder)?.host === here;

function partsOf(holder: string): { host: string; run: string } | undefined {
  const [, host, run] = /^([\w.]+)-(\d+-\d+)-\d+$/.exec(holder) ?? [];
  return host === undefined || run === undefined ? undefined : { host, run };
}

function isDead(holder: string): boolean {
  const parts = partsOf(holder);
  return parts?.host === here && !isAlive(parts.run);
}

// What processes that were killed have left of their attempts.
async function sweep(folder: string, { name }: Terms): Promise<void> {
  for (const entry of await entries(folder)) {
    const [, holder] = new RegExp(`^${name}\\.(?:lock|json)\\.(.+)$`).exec(entry) ?? [];
    if (holder !== undefined && isDead(holder))
      await rm(join(folder, entry), { recursive: true, force: true });
  }
}

async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
