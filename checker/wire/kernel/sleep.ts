import { isStopped, runsOf, sleepingIn, tasks } from './tasks.ts';

// Calls in which a task waits for nothing but a time, by machine: always, or where they name no descriptor, and which argument counts those.
type Pause = 'always' | 0 | 1;
const pauses: Partial<Record<NodeJS.Architecture, ReadonlyMap<number, Pause>>> = {
  x64: new Map<number, Pause>([
    [35, 'always'],
    [230, 'always'],
    [23, 0],
    [270, 0],
    [7, 1],
    [271, 1],
  ]),
  arm64: new Map<number, Pause>([
    [101, 'always'],
    [115, 'always'],
    [72, 0],
    [73, 1],
  ]),
};

// Calls that can sleep without a time limit, by machine: which argument holds the limit, and which value of it means none.
const calls: Partial<Record<NodeJS.Architecture, ReadonlyMap<number, 'epoll' | 'futex' | 'epoll2'>>> = {
  x64: new Map([
    [232, 'epoll'],
    [281, 'epoll'],
    [441, 'epoll2'],
    [202, 'futex'],
  ]),
  arm64: new Map([
    [22, 'epoll'],
    [441, 'epoll2'],
    [98, 'futex'],
  ]),
};

// Whether sleep can be read off system calls on this machine at all.
export const sleepIsLegible = (): boolean =>
  process.platform === 'linux' && calls[process.arch] !== undefined;

// Every task asleep in a call without a time limit, or one longer than `horizonMs`: a key of its run counts. Undefined where any may go on by itself.
// The kernel names a task's call only while it sleeps in it, so that its state need not be asked; of a stopped process it would name the last one.
export function asleep(pid: number, horizonMs: number): string | undefined {
  const all = runsOf(pid);
  if (all.size === 0 || isStopped(pid)) return undefined;
  for (const tid of all.keys()) if (!withoutLimit(pid, tid, horizonMs)) return undefined;
  return [...all].map(([tid, runs]) => `${tid}:${runs}`).join(' ');
}

// Every task of these processes asleep until something comes: a key of its run counts. Undefined where any runs, or only lets time pass;
// or, where programs are known to wait by polling (Node), where the first task of one does not.
export function atRest(pids: readonly number[], how: 'by polling' | 'in any call'): string | undefined {
  const keys = pids.flatMap(pid =>
    tasks(pid).map(({ tid, state, runs }) => {
      const rests =
        state === 'S' && !pausing(pid, tid) && (how === 'in any call' || tid !== pid || polling(pid));
      return rests ? `${tid}:${runs}` : undefined;
    }),
  );
  return keys.every(key => key !== undefined) ? keys.join(' ') : undefined;
}

function pausing(pid: number, tid: number): boolean {
  const call = sleepingIn(pid, tid);
  const how = call && pauses[process.arch]?.get(call.number);
  return how === 'always' || (how !== undefined && call?.args[how] === 0n);
}

function polling(pid: number): boolean {
  const known = calls[process.arch];
  const how = known?.get(sleepingIn(pid, pid)?.number ?? -1);
  return known === undefined || how === 'epoll' || how === 'epoll2';
}

function withoutLimit(pid: number, tid: number, horizonMs: number): boolean {
  const call = sleepingIn(pid, tid);
  if (!call) return false;
  const limit = call.args[3] ?? 0n;
  switch (calls[process.arch]?.get(call.number)) {
    case 'epoll': {
      const ms = Number(BigInt.asIntN(32, limit));
      return ms < 0 || ms > horizonMs;
    }
    case 'epoll2':
    case 'futex':
      return limit === 0n;
    case undefined:
      return false;
  }
}
