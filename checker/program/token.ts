import { startTicks } from '../wire/kernel/tasks.ts';

// Every program of a run carries this in its environment, so that what leaves its process group is found again; it names the checker that must be alive.
export const tokenName = 'WIREBOOK_RUN';

const start = startTicks('self') ?? Date.now();

// The name of this checker's run: its pid and the moment it started.
export const runName = `${process.pid}-${start}`;

// Whether the checker of that name still runs.
export function isAlive(name: string): boolean {
  const [pid = '', ticks = ''] = name.split('-');
  if (process.platform === 'linux') return startTicks(Number(pid)) === Number(ticks);
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch {
    return false;
  }
}
