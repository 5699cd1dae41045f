import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allProcesses, environmentOf, startTicks } from '../wire/kernel/tasks.ts';
import { isAlive, runName, tokenName } from './token.ts';

// What folders are for: one grading, or a class of them.
type Purpose = 'run' | 'class';

// A folder of this run's own; it goes when this process exits, or with the next run if this one is killed.
export function scratchFolder(purpose: Purpose = 'run'): string {
  const folder = mkdtempSync(join(tmpdir(), `wirebook-${purpose}-${runName}-`));
  current.add(folder);
  return folder;
}

// A folder for the sockets of one check. A socket's path has 107 bytes, so where this run's own folder lies too deep it stands apart.
export function socketFolder(scratch: string): string {
  mkdirSync(scratch, { recursive: true });
  if (Buffer.byteLength(scratch) <= roomyBytes) return mkdtempSync(join(scratch, 's-'));
  const folder = mkdtempSync(join('/tmp', `wirebook-run-${runName}-`));
  current.add(folder);
  return folder;
}

const roomyBytes = 64;

const current = new Set<string>();

// The folders of this run, for whoever ends it early.
export const ownScratch = (): readonly string[] => [...current];

// Ends every process that carries this run's token, wherever it went, and waits for that. Answers how many there were.
export const sweepOwn = (): number => killWhere(name => name === runName);

// Ends what runs left behind whose checker is gone, and removes their folders.
export function sweepDead(): number {
  for (const folder of new Set([tmpdir(), '/tmp']))
    for (const entry of existsSync(folder) ? readdirSync(folder) : []) {
      const name = /^wirebook-(?:run|class)-(\d+-\d+)-[^-]+$/.exec(entry)?.[1];
      if (name !== undefined && !isAlive(name)) rmSync(join(folder, entry), { recursive: true, force: true });
    }
  return killWhere(name => !isAlive(name));
}

function killWhere(doomed: (name: string) => boolean): number {
  const found = allProcesses().filter(pid => {
    const name = new RegExp(`(?:^|\\0)${tokenName}=([^\\0]*)`).exec(environmentOf(pid))?.[1];
    return name !== undefined && pid !== process.pid && doomed(name);
  });
  for (const pid of found) kill(pid);
  const until = performance.now() + longestMs;
  while (found.some(pid => startTicks(pid) !== undefined) && performance.now() < until) sleep(glanceMs);
  return found.length;
}

// A process that is killed still has to be let run once to end, which takes a busy machine a while. In milliseconds.
const longestMs = 1000;
const glanceMs = 2;

// Without a turn of the event loop: nothing else may happen in this process's last moment.
const sleep = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
