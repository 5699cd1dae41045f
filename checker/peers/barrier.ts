import { namesPort, tcpTable, type TcpRow } from '../wire/kernel/sockets.ts';
import type { Connection } from './connection.ts';

// How the checker knows that a piece was read: from the kernel's queues, or, where there is no kernel to ask, by leaving a quiet gap.
export type Senses = 'kernel' | 'quiet';

// The gap where quiet stands in, in milliseconds.
export const gapMs = 40;

// What of a connection the program has not read yet, as the kernel sees it: bytes under way and bytes in its queue. A FIN counts as one.
export function unreadByProgram({ near, far }: Connection): number {
  const rows = rowsBetween(near.port, far.port);
  const ours = rows.find(row => row.local.port === near.port);
  const theirs = rows.find(row => row.local.port === far.port);
  return (ours?.txQueue ?? 0) + (theirs?.rxQueue ?? 0);
}

// Whether something is still on its way to the program's queue. Acknowledgements say less: a reader that is stopped delays them.
export function isUnderWay({ near, far, unsent, unconfirmed }: Connection): boolean {
  const theirs = rowsBetween(near.port, far.port).find(row => row.local.port === far.port);
  return theirs !== undefined && (unsent > 0 || theirs.rxQueue < unconfirmed);
}

// Whether a process owns the other end: it has accepted the connection, or has made it.
export const isAccepted = ({ near, far }: Connection): boolean =>
  rowsBetween(near.port, far.port).some(row => row.local.port === far.port && row.inode !== 0);

// The rows of one connection, both ends; the second family is read only where the first has not both.
const rowsBetween = (near: number, far: number): TcpRow[] =>
  tcpTable(namesBoth(near, far), rows => rows.length >= 2);

function namesBoth(near: number, far: number): (line: string) => boolean {
  const one = namesPort([near]);
  const other = namesPort([far]);
  return line => one(line) && other(line);
}
