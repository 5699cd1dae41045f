import { rowOf, type TcpRow } from './sockets.ts';
import { text } from './proc.ts';

// One row of the kernel's UDP table. `remote` has port 0 where the socket takes datagrams from anybody; `rxQueue` is memory, and 0
// only where nothing lies unread; `drops` counts the datagrams that found no room.
export interface UdpRow extends Pick<TcpRow, 'local' | 'remote' | 'txQueue' | 'rxQueue' | 'inode'> {
  readonly drops: number;
}

const families = ['/proc/self/net/udp', '/proc/self/net/udp6'];

// The rows of both families whose line passes `wanted`.
export const udpTable = (wanted: (line: string) => boolean = () => true): UdpRow[] =>
  families.flatMap(file => udpRows(file, wanted));

// One family's table; a machine without it has no rows.
export const udpRows = (file: string, wanted: (line: string) => boolean = () => true): UdpRow[] =>
  text(file)
    .split('\n')
    .filter(wanted)
    .flatMap(line => {
      const row = rowOf(line);
      if (!row) return [];
      const { local, remote, txQueue, rxQueue, inode } = row;
      const drops = Number(/(\d+)\s*$/.exec(line)?.[1] ?? 0);
      return [{ local, remote, txQueue, rxQueue, inode, drops }];
    });
