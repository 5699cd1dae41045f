import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allProcesses, environmentOf } from '../wire/kernel/tasks.ts';
import { isAlive, runName, tokenName } from './token.ts';

const prefix = 'wirebook-run-';

// A folder of this run's own; `sweepOwn` removes it, or the next run if this one is killed.
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${runName}-`));
  current.add(folder);
  return folder;
}

const current = new Set<string>();

// The folders of this run, for whoever ends it early.
export const ownScratch = (): readonly string[] => [...current];

// Ends every process that carries this run's token, wherever it went. Answers how many there were.
export const sweepOwn = (): number => killWhere(name => name === runName);

// Ends what runs left behind whose checker is gone, and removes their folders.
export function sweepDead(): number {
  for (const entry of readdirSync(tmpdir())) {
    const name = entry.startsWith(prefix) ? entry.slice(prefix.length).replace(/-[^-]*$/, '') : undefined;
    if (name !== undefined && !isAlive(name)) rmSync(join(tmpdir(), entry), { recursive: true, force: true });
  }
  return killWhere(name => !isAlive(name));
}

function killWhere(doomed: (name: string) => boolean): number {
  const found = allProcesses().filter(pid => {
    const name = new RegExp(`(?:^|\\0)${tokenName}=([^\\0]*)`).exec(environmentOf(pid))?.[1];
    return name !== undefined && pid !== process.pid && doomed(name);
  });
  for (const pid of found) kill(pid);
  return found.length;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
