import type { Endpoint } from '../vocabulary.ts';
import { coveringAll, descriptors, namesPort, tcpTable } from '../wire/kernel/sockets.ts';
import { tree } from '../wire/kernel/tasks.ts';
import type { Launched } from './launch.ts';

// Where a program's processes listen for streams, as the kernel says. Never found by connecting, which a one-shot server would not survive.
export function listening({ pid }: Pick<Launched, 'pid'>): Endpoint[] {
  const inodes = socketsOf(pid);
  if (inodes.size === 0) return [];
  return tcpTable(() => true, coveringAll(inodes))
    .filter(row => row.state === 'LISTEN' && inodes.has(row.inode))
    .map(row => row.local);
}

// Where other processes listen that a client of this place may reach instead: a port that the program has in one family may be
// somebody else's in the other.
export function strangers({ pid }: Pick<Launched, 'pid'>, { host, port }: Endpoint): Endpoint[] {
  const inodes = socketsOf(pid);
  return tcpTable(namesPort([port]))
    .filter(({ state, local, inode }) => state === 'LISTEN' && local.port === port && !inodes.has(inode))
    .map(({ local }) => local)
    .filter(({ host: bound }) => covers(bound, host));
}

const socketsOf = (pid: number): ReadonlySet<number> =>
  new Set(tree(pid).flatMap(one => [...descriptors(one).sockets]));

// The one of these a client reaches that was told this host and port (port 0: any).
export function serving(all: readonly Endpoint[], told: Endpoint): Endpoint | undefined {
  const reachable = all.filter(
    ({ host, port }) => (told.port === 0 || port === told.port) && covers(host, told.host),
  );
  return reachable.find(({ host }) => host === told.host) ?? reachable[0];
}

const covers = (bound: string, host: string): boolean =>
  bound === host || bound === '::' || (bound === '0.0.0.0' && !host.includes(':'));

// Where the program says that it listens: its first printed line, where there is no kernel to ask.
export function announced(program: Launched): Endpoint | undefined {
  const found = /^listening on (?:\[([^\]]+)\]|([^:\s]+)):(\d+)\r?$/m.exec(program.stdout.text);
  const host = found?.[1] ?? found?.[2];
  return host === undefined ? undefined : { host, port: Number(found?.[3]) };
}
