import type { InternetEndpoint } from '../vocabulary.ts';
import { asleep, sleepIsLegible } from '../wire/kernel/sleep.ts';
import { udpTable } from '../wire/kernel/datagrams.ts';
import { coveringAll, descriptors, tcpTable, type TcpRow } from '../wire/kernel/sockets.ts';
import { betweenSockets } from '../wire/kernel/backlog.ts';
import { waitsAt } from '../wire/kernel/unix.ts';
import { tree } from '../wire/kernel/tasks.ts';
import type { Launched } from './launch.ts';

// Whether anything can be proved of it at all: a Node program that the checker started, on a machine whose system calls we know.
export const provable = (program: Launched): boolean => program.isNode && sleepIsLegible();

// What only the checker can tell of its own peers.
export interface Peers {
  // Whether it still has something under way to the program.
  owes(): boolean;
  // Bytes that came to the peer at this port since it last sent something, and with it an acknowledgement of all before.
  heardAt(port: number): number | undefined;
}

// What one look shows: `silent` is proof that it waits and will do nothing by itself within `horizonMs`;
// `asleep`, that it waits, but something lies in the sockets that it might still turn to. Any doubt is `awake`.
// Of several it holds for one moment at which all of
// them wait: each is looked at before and after the sockets of all, since one could wake another.
export function look(
  programs: readonly Launched[],
  horizonMs: number,
  peers: Peers,
): 'awake' | 'asleep' | 'silent' {
  const busy = (program: Launched): boolean => !provable(program) || program.untakenInput > 0;
  if (programs.some(busy) || peers.owes()) return 'awake';
  const first = programs.map(program => sleepOf(program, horizonMs));
  if (first.includes(undefined) || programs.some(({ pid, depth }) => tree(pid).length > depth))
    return 'awake';
  const stirs = programs.some(program => somethingUnderWay(program, peers));
  if (programs.some((program, at) => sleepOf(program, horizonMs) !== first[at]) || peers.owes())
    return 'awake';
  return stirs ? 'asleep' : 'silent';
}

const sleepOf = ({ self }: Launched, horizonMs: number): string | undefined =>
  self === undefined ? undefined : asleep(self, horizonMs);

function somethingUnderWay({ self }: Launched, peers: Peers): boolean {
  if (self === undefined) return true;
  const { sockets, local, timers } = descriptors(self);
  // What a Unix connection holds unread needs no look: it woke whoever polls for it before the write returned, and who sleeps does not poll for it.
  if (timers || local.some(({ listens, path }) => listens && waitsAt(path))) return true;
  const rows = tcpTable(() => true, coveringAll(sockets));
  const own = rows.filter(row => sockets.has(row.inode));
  if (own.length < sockets.size && datagramsUnderWay(sockets)) return true;
  const others = rows.filter(row => own.some(one => opposite(one, row)));
  return others.some(stirs) || own.some(row => stirs(row) && !awaitsOnlyAcknowledgement(row, others, peers));
}

// A datagram that has left one queue need not be in another yet.
function datagramsUnderWay(sockets: ReadonlySet<number>): boolean {
  const own = udpTable().filter(({ inode }) => sockets.has(inode));
  const queued = own.some(({ txQueue, rxQueue }) => txQueue + rxQueue > 0);
  return queued || (own.length > 0 && betweenSockets() !== 'nothing');
}

// A listener's receive queue counts connections that it has not accepted.
const stirs = ({ state, txQueue, rxQueue }: TcpRow): boolean =>
  state === 'SYN-SENT' || rxQueue > 0 || (state !== 'LISTEN' && txQueue > 0);

// An answer to a peer of ours that has arrived there, and been read: only its acknowledgement is delayed, for 40 ms or so.
// Where more is queued than has come, the kernel holds back the rest of several short writes until then (Nagle's algorithm).
const awaitsOnlyAcknowledgement = (row: TcpRow, others: readonly TcpRow[], peers: Peers): boolean =>
  row.state === 'ESTABLISHED' &&
  row.rxQueue === 0 &&
  row.txQueue <= (peers.heardAt(row.remote.port) ?? 0) &&
  others.some(other => opposite(row, other)) &&
  betweenSockets() === 'nothing';

const opposite = (one: TcpRow, other: TcpRow): boolean =>
  isSame(one.local, other.remote) && isSame(one.remote, other.local) && one.local.port !== 0;

const isSame = (one: InternetEndpoint, other: InternetEndpoint): boolean =>
  one.port === other.port && one.host === other.host;
