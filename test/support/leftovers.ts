import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { allProcesses, environmentOf } from '../../checker/wire/kernel/tasks.ts';

// What a test marks its programs with, so that those it left behind are told from everybody else's.
export const survivors = (mark: string): number[] =>
  allProcesses().filter(pid => environmentOf(pid).includes(mark));

// The folders of runs by this checker's pid.
export const foldersOf = (pid: number): string[] =>
  readdirSync(tmpdir()).filter(name => name.startsWith(`wirebook-run-${pid}-`));

// Until it holds, or ten seconds have gone: for what other processes do in their own time.
export async function eventually(holds: () => boolean): Promise<boolean> {
  for (
    const end = Date.now() + 10_000;
    Date.now() < end;
    await new Promise(resolve => setTimeout(resolve, 20))
  )
    if (holds()) return true;
  return holds();
}
