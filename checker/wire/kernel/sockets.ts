import type { InternetEndpoint } from '../../vocabulary.ts';
import { folder, link, text } from './proc.ts';
import { unixTable, type UnixRow } from './unix.ts';

// One row of the kernel's TCP table. Queues in bytes; for a listener `rxQueue` counts connections that wait for accept. `inode` is 0 until a process owns the socket.
export interface TcpRow {
  readonly local: InternetEndpoint;
  readonly remote: InternetEndpoint;
  readonly state: TcpState;
  readonly txQueue: number;
  readonly rxQueue: number;
  readonly inode: number;
}

const states = [
  'ESTABLISHED',
  'SYN-SENT',
  'SYN-RECEIVED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'TIME-WAIT',
  'CLOSED',
  'CLOSE-WAIT',
  'LAST-ACK',
  'LISTEN',
  'CLOSING',
  'NEW-SYN-RECEIVED',
] as const;
// RFC 9293, section 3.3.2, and Linux's own last one.
export type TcpState = (typeof states)[number];

const row =
  /^ *\d+: ([0-9A-F]+):([0-9A-F]{4}) ([0-9A-F]+):([0-9A-F]{4}) ([0-9A-F]{2}) ([0-9A-F]{8}):([0-9A-F]{8}) \S+ \S+ +\d+ +\d+ (\d+)/;

const families = ['/proc/self/net/tcp', '/proc/self/net/tcp6'];

// The rows of both families whose line passes `wanted`, until `complete` says that nothing is missing: a table costs a millisecond or more to read.
export function tcpTable(
  wanted: (line: string) => boolean = () => true,
  complete: (rows: readonly TcpRow[]) => boolean = () => false,
): TcpRow[] {
  const rows: TcpRow[] = [];
  for (const file of families) {
    rows.push(...tcpRows(file, wanted));
    if (complete(rows)) break;
  }
  return rows;
}

// Whether every one of these sockets has its row.
export const coveringAll =
  (inodes: ReadonlySet<number>) =>
  (rows: readonly TcpRow[]): boolean => {
    const found = new Set(rows.map(({ inode }) => inode));
    return [...inodes].every(inode => found.has(inode));
  };

// Connections that are over and belong to nobody; after a busy minute most of the table.
const timeWait = ' 06 ';

// One family's table, without what is in TIME-WAIT; a machine without it has no rows.
export const tcpRows = (file: string, wanted: (line: string) => boolean = () => true): TcpRow[] =>
  parsed(file, line => !line.includes(timeWait) && wanted(line));

// The far ends of the connections that are in TIME-WAIT at this near end.
export const inTimeWait = ({ host, port }: InternetEndpoint): InternetEndpoint[] =>
  families
    .flatMap(file => parsed(file, line => line.includes(timeWait) && namesPort([port])(line)))
    .filter(({ local }) => local.host === host && local.port === port)
    .map(({ remote }) => remote);

function parsed(file: string, wanted: (line: string) => boolean): TcpRow[] {
  return text(file)
    .split('\n')
    .filter(wanted)
    .flatMap(line => rowOf(line) ?? []);
}

// What a line of a table says, of TCP's or of UDP's; undefined for the line above them.
export function rowOf(line: string): TcpRow | undefined {
  const found = row.exec(line);
  if (!found) return undefined;
  const [, local = '', localPort = '', remote = '', remotePort = '', state = '', tx = '', rx = '', inode] =
    found;
  return {
    local: { host: address(local), port: parseInt(localPort, 16) },
    remote: { host: address(remote), port: parseInt(remotePort, 16) },
    state: states[parseInt(state, 16) - 1] ?? 'CLOSED',
    txQueue: parseInt(tx, 16),
    rxQueue: parseInt(rx, 16),
    inode: Number(inode),
  };
}

// A test for lines that name one of these ports at either end, so that only those are parsed.
export function namesPort(ports: readonly number[]): (line: string) => boolean {
  const hex = ports.map(port => `:${port.toString(16).toUpperCase().padStart(4, '0')} `);
  return line => hex.some(port => line.includes(port));
}

// The kernel prints each 32-bit word in the machine's own byte order (little-endian on all that Node 20 runs on here).
function address(hex: string): string {
  const words = hex.match(/.{8}/g) ?? [];
  const bytes = words.flatMap(word => [6, 4, 2, 0].map(at => parseInt(word.slice(at, at + 2), 16)));
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.slice(0, 10).every(byte => byte === 0) && bytes[10] === 255 && bytes[11] === 255)
    return bytes.slice(12).join('.');
  return new URL(`http://[${groups(bytes).join(':')}]`).hostname.slice(1, -1);
}

const groups = (bytes: readonly number[]): string[] =>
  [0, 2, 4, 6, 8, 10, 12, 14].map(at => (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)).toString(16));

// What the open file descriptors of a process are: its network sockets by inode, its Unix sockets, and whether anything among them may wake it by time.
export interface Descriptors {
  readonly sockets: ReadonlySet<number>;
  readonly local: readonly UnixRow[];
  readonly timers: boolean;
}

// Empty for a process that is gone or is not ours. Its standard input and output are Unix sockets too, without a name.
export function descriptors(pid: number): Descriptors {
  const targets = folder(`/proc/${pid}/fd`).map(fd => link(`/proc/${pid}/fd/${fd}`));
  const named = targets.flatMap(target => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []);
  const inodes = new Set(named.map(Number));
  const local = unixTable().filter(({ inode }) => inodes.has(inode));
  for (const { inode } of local) inodes.delete(inode);
  return {
    sockets: inodes,
    local,
    timers: targets.some(target => /^anon_inode:\[(?:timerfd|io_uring)\]/.test(target)),
  };
}
