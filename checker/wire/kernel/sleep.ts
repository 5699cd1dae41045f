import { sleepingIn, tasks } from './tasks.ts';

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
export function asleep(pid: number, horizonMs: number): string | undefined {
  const all = tasks(pid);
  if (all.length === 0) return undefined;
  const keys = all.map(({ tid, state, runs }) =>
    state === 'S' && withoutLimit(pid, tid, horizonMs) ? `${tid}:${runs}` : undefined,
  );
  return keys.every(key => key !== undefined) ? keys.join(' ') : undefined;
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
