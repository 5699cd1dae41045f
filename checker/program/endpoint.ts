import type { Carried, Endpoint, InternetEndpoint } from '../vocabulary.ts';
import { udpTable } from '../wire/kernel/datagrams.ts';
import { coveringAll, descriptors, namesPort, tcpTable } from '../wire/kernel/sockets.ts';
import { tree } from '../wire/kernel/tasks.ts';
import type { Launched } from './launch.ts';

// Where a program's processes listen for streams, or have bound a socket that takes datagrams from anybody, as the kernel says.
// Never found by connecting, which a one-shot server would not survive.
export function listening({ pid }: Pick<Launched, 'pid'>, kind: Carried = 'streams'): Endpoint[] {
  const inodes = socketsOf(pid);
  if (kind === 'datagrams') return bound(inodes);
  const paths = tree(pid)
    .flatMap(one => descriptors(one).local)
    .flatMap(({ listens, path }) => (listens ? { path } : []));
  if (inodes.size === 0) return paths;
  const ports = tcpTable(() => true, coveringAll(inodes))
    .filter(row => row.state === 'LISTEN' && inodes.has(row.inode))
    .map(row => row.local);
  return [...ports, ...paths];
}

// Where other processes listen that a client of this place may reach instead: a port that the program has in one family may be
// somebody else's in the other.
export function strangers(
  { pid }: Pick<Launched, 'pid'>,
  { host, port }: InternetEndpoint,
): InternetEndpoint[] {
  const inodes = socketsOf(pid);
  return tcpTable(namesPort([port]))
    .filter(({ state, local, inode }) => state === 'LISTEN' && local.port === port && !inodes.has(inode))
    .map(({ local }) => local)
    .filter(({ host: bound }) => covers(bound, host));
}

const bound = (inodes: ReadonlySet<number>): Endpoint[] =>
  udpTable()
    .filter(row => inodes.has(row.inode) && row.remote.port === 0)
    .map(row => row.local);

const socketsOf = (pid: number): ReadonlySet<number> =>
  new Set(tree(pid).flatMap(one => [...descriptors(one).sockets]));

// The one of these that a client reaches who was told this path, or this host and port (port 0: any).
export function serving(all: readonly Endpoint[], told: Endpoint): Endpoint | undefined {
  if ('path' in told) return all.find(one => 'path' in one && one.path === told.path);
  const reachable = all
    .filter(one => 'port' in one)
    .filter(({ host, port }) => (told.port === 0 || port === told.port) && covers(host, told.host));
  const found = reachable.find(({ host }) => host === told.host) ?? reachable[0];
  return found && { host: told.host, port: found.port };
}

const covers = (bound: string, host: string): boolean =>
  bound === host || bound === '::' || (bound === '0.0.0.0' && !host.includes(':'));

// Where the program says that it listens: its first printed line, where there is no kernel to ask.
export function announced(program: Launched): Endpoint | undefined {
  const path = /^listening on (\/.*?)\r?$/m.exec(program.stdout.text)?.[1];
  if (path !== undefined) return { path };
  const found = /^listening on (?:\[([^\]]+)\]|([^:\s]+)):(\d+)\r?$/m.exec(program.stdout.text);
  const host = found?.[1] ?? found?.[2];
  return host === undefined ? undefined : { host, port: Number(found?.[3]) };
}
