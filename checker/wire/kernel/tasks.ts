import { folder, text } from './proc.ts';

// One thread of a process, as the scheduler books it. Times in nanoseconds.
export interface Task {
  readonly tid: number;
  readonly state: string;
  readonly ranNs: number;
  readonly waitedNs: number;
  readonly runs: number;
}

// None for a process that is gone.
export const tasks = (pid: number): Task[] =>
  folder(`/proc/${pid}/task`).flatMap(tid => task(pid, Number(tid)) ?? []);

// One of them; undefined once it is gone.
export function task(pid: number, tid: number): Task | undefined {
  const booked = text(`/proc/${pid}/task/${tid}/schedstat`);
  const stat = text(`/proc/${pid}/task/${tid}/stat`);
  if (booked === '' || stat === '') return undefined;
  const [ran = '0', waited = '0', runs = '0'] = booked.trim().split(' ');
  return { tid, state: stateIn(stat), ranNs: Number(ran), waitedNs: Number(waited), runs: Number(runs) };
}

const stateIn = (stat: string): string => stat.charAt(stat.lastIndexOf(')') + 2);

// How often each thread of a process has run, by its tid.
export const runsOf = (pid: number): ReadonlyMap<number, string> =>
  new Map(
    folder(`/proc/${pid}/task`).flatMap(tid => {
      const runs = text(`/proc/${pid}/task/${tid}/schedstat`).trim().split(' ')[2];
      return runs === undefined ? [] : [[Number(tid), runs] as const];
    }),
  );

// Whether a signal has stopped the process, all its threads at once.
export const isStopped = (pid: number): boolean => 'Tt'.includes(stateIn(text(`/proc/${pid}/stat`)) || ' ');

// The pids of a process and all its descendants, itself first.
export function tree(pid: number): number[] {
  const children = folder(`/proc/${pid}/task`).flatMap(tid =>
    text(`/proc/${pid}/task/${tid}/children`).split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(tree)];
}

// Resident memory in bytes; 0 for a process that is gone.
export function residentBytes(pid: number): number {
  return Number(text(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * 4096;
}

// When the process started, in clock ticks since boot: with its pid, a name that is never used twice. Undefined once it is gone.
export function startTicks(pid: number | 'self'): number | undefined {
  const stat = text(`/proc/${pid}/stat`);
  if (stat === '') return undefined;
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? undefined : Number(rest[18]);
}

// The system call a sleeping task is in, with its arguments; undefined while it runs or where we may not look.
export function sleepingIn(
  pid: number,
  tid: number,
): { readonly number: number; readonly args: readonly bigint[] } | undefined {
  const [number = '', ...args] = text(`/proc/${pid}/task/${tid}/syscall`).trim().split(' ');
  if (!/^\d+$/.test(number) || args.length < 6) return undefined;
  return { number: Number(number), args: args.slice(0, 6).map(BigInt) };
}

// The environment of a process; empty where we may not look.
export const environmentOf = (pid: number): string => text(`/proc/${pid}/environ`);

// All pids of this machine, as far as we see them.
export const allProcesses = (): number[] =>
  folder('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number);
