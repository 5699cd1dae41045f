import { statSync } from 'node:fs';
import { folder, link } from '../wire/kernel/proc.ts';
import { residentBytes, tree } from '../wire/kernel/tasks.ts';
import type { Launched } from './launch.ts';

const memoryBytes = 512 * 1024 ** 2;
const mostProcesses = 64;

// Looks at what no ulimit bounds well and ends a program that is over; answers why. Memory is that of the whole tree.
export function overLimits(program: Launched): string | undefined {
  if (program.exit || program.overLimit !== undefined) return program.overLimit;
  const found = excess(program);
  if (found !== undefined) {
    program.overLimit = found;
    program.signal('SIGKILL');
  }
  return found;
}

// Memory in files without a name, which is nobody's resident memory until it is mapped.
function unnamedBytes(pid: number): number {
  const files = folder(`/proc/${pid}/fd`).map(name => `/proc/${pid}/fd/${name}`);
  return files
    .filter(file => link(file).startsWith('/memfd:'))
    .reduce((sum, file) => sum + 512 * (statSync(file, { throwIfNoEntry: false })?.blocks ?? 0), 0);
}

function excess({ pid, stdout, stderr }: Launched): string | undefined {
  if (stdout.flooded || stderr.flooded) return 'it printed more than 64 MiB that nobody had asked for';
  const all = tree(pid);
  if (all.length > mostProcesses) return `it had started more than ${mostProcesses} processes`;
  const resident = all.reduce((sum, one) => sum + residentBytes(one) + unnamedBytes(one), 0);
  if (resident > memoryBytes) return `it held more than ${memoryBytes / 2 ** 20} MiB of memory`;
  return undefined;
}
