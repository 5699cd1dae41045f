import { text } from './proc.ts';

// One row of the kernel's table of Unix sockets; it shows no queues. `inode` is that of the socket, never of its file,
// and 0 until a process owns the socket: a connection that nobody has accepted yet. `path` is as it was bound; empty without a name.
export interface UnixRow {
  readonly inode: number;
  readonly listens: boolean;
  readonly path: string;
}

// Num RefCount Protocol Flags Type St Inode [Path]
const row = /^\S+ \S+ \S+ ([0-9A-F]{8}) \S+ \S+ +(\d+)(?: (.*))?$/;
// SO_ACCEPTCON
const accepting = 0x10000;

export const unixTable = (file = '/proc/self/net/unix'): UnixRow[] =>
  text(file)
    .split('\n')
    .flatMap(line => {
      const [, flags = '', inode, path = ''] = row.exec(line) ?? [];
      if (inode === undefined) return [];
      return {
        inode: Number(inode),
        listens: (parseInt(flags, 16) & accepting) !== 0,
        path: Buffer.from(path, 'latin1').toString(),
      };
    });

// Whether a connection to this path still waits to be accepted.
export const waitsAt = (path: string): boolean =>
  unixTable().some(one => one.inode === 0 && one.path === path);
