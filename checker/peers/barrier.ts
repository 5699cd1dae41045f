import type { Endpoint, InternetEndpoint } from '../vocabulary.ts';
import { namesPort, tcpTable, type TcpRow } from '../wire/kernel/sockets.ts';
import { waitsAt } from '../wire/kernel/unix.ts';
import type { Connection } from './connection.ts';

// How the checker knows that a piece was read: from the kernel's queues, or, where there is no kernel to ask, by leaving a quiet gap.
export type Senses = 'kernel' | 'quiet';

// The gap where quiet stands in, in milliseconds.
export const gapMs = 40;

// Who has not read yet, and whether it could: what was sent lies in its queue, and is not under way to it any more.
export interface Behind {
  readonly name: string;
  readonly lies: boolean;
}

// Looks at the kernel's queues until all that was sent on some TCP connections is known to have been read. A FIN counts as one byte.
export class Reading {
  readonly #connections: readonly Connection[];
  readonly #arrived = new Set<Connection>();

  constructor(connections: readonly Connection[]) {
    this.#connections = connections;
  }

  // The first connection with something unread, by one look at the table.
  look(): Behind | undefined {
    const rows = rowsOf(this.#connections);
    const late = this.#connections.find(connection => !connection.isOver && !this.#isRead(connection, rows));
    return late && { name: late.name, lies: (endsOf(late, rows)[1]?.rxQueue ?? 0) > 0 };
  }

  // A table is no moment: our end may be listed after theirs, and the bytes arrive in between. So an empty queue counts only
  // where it was looked at after ours had been acknowledged.
  #isRead(connection: Connection, rows: readonly TcpRow[]): boolean {
    const [ours, theirs] = endsOf(connection, rows);
    const arrived = connection.unsent === 0 && (ours?.txQueue ?? 0) === 0;
    const inOrder = !ours || !theirs || rows.indexOf(ours) < rows.indexOf(theirs);
    const known = this.#arrived.has(connection) || (arrived && inOrder);
    if (arrived) this.#arrived.add(connection);
    return known && (theirs?.rxQueue ?? 0) === 0;
  }
}

// Whether something is still on its way to the program's queue. Acknowledgements say less: a reader that is stopped delays them.
// A Unix socket has no way between: what is written is there.
export function isUnderWay(connection: Connection): boolean {
  if (!connection.ports) return connection.unsent > 0;
  const [, theirs] = endsOf(connection, rowsOf([connection]));
  return theirs !== undefined && (connection.unsent > 0 || theirs.rxQueue < connection.unconfirmed);
}

const unaccepted: ReadonlySet<TcpRow['state']> = new Set([
  'ESTABLISHED',
  'CLOSE-WAIT',
  'SYN-RECEIVED',
  'NEW-SYN-RECEIVED',
]);

// Whether a process owns the other end: it has accepted the connection, or made it, or has been quick and closed it by now.
export function isAccepted(connection: Connection): boolean {
  if ('path' in connection.far) return !waitsAt(connection.far.path);
  const [, theirs] = endsOf(connection, rowsOf([connection]));
  return theirs?.inode !== 0 || !unaccepted.has(theirs.state);
}

const finArrived: ReadonlySet<TcpRow['state']> = new Set(['CLOSE-WAIT', 'LAST-ACK', 'CLOSING']);

// What lies unread at our own end: bytes, and how the program's side ended as far as the kernel knows. Once both have ended
// the kernel forgets the connection, and so it does after a reset: then it is `gone`.
export function unreadHere(connection: Connection): {
  readonly bytes: number;
  readonly end: 'open' | 'fin' | 'gone';
} {
  if (!connection.ports) return { bytes: connection.held, end: 'open' };
  const [ours] = endsOf(connection, rowsOf([connection]));
  if (!ours) return { bytes: connection.held, end: 'gone' };
  const fin = finArrived.has(ours.state);
  return { bytes: connection.held + Math.max(ours.rxQueue - (fin ? 1 : 0), 0), end: fin ? 'fin' : 'open' };
}

function endsOf(
  { near, far }: Connection,
  rows: readonly TcpRow[],
): [TcpRow | undefined, TcpRow | undefined] {
  const between = (one: Endpoint, other: Endpoint): TcpRow | undefined =>
    rows.find(({ local, remote }) => isSame(local, one) && isSame(remote, other));
  return [between(near, far), between(far, near)];
}

// One pair of ports may be in use in both families.
const isSame = (one: InternetEndpoint, other: Endpoint): boolean =>
  'port' in other && one.port === other.port && one.host === other.host;

// The rows of these connections, both ends of each; the second family is read only where the first has not all of them. The program's end of an IPv4 connection
// stands in the table of IPv6 where its socket listens for both families.
function rowsOf(connections: readonly Connection[]): TcpRow[] {
  const between = connections.flatMap(({ ports }) =>
    ports ? [[namesPort([ports.near]), namesPort([ports.far])] as const] : [],
  );
  const wanted = (line: string): boolean => between.some(([one, other]) => one(line) && other(line));
  return tcpTable(wanted, rows => rows.length >= 2 * connections.length);
}
