import { asleep, sleepIsLegible } from '../wire/kernel/sleep.ts';
import { coveringAll, descriptors, tcpTable, type TcpRow } from '../wire/kernel/sockets.ts';
import { tree } from '../wire/kernel/tasks.ts';
import type { Launched } from './launch.ts';

// Whether anything can be proved of it at all: a Node program that the checker started, on a machine whose system calls we know.
export const provable = (program: Launched): boolean => program.isNode && sleepIsLegible();

// What one look shows: `silent` is proof that it waits and will do nothing by itself within `horizonMs`;
// `asleep`, that it waits, but something lies in the sockets that it might still turn to. Any doubt is `awake`.
// `owed` says whether the checker still has something under way to it.
export function look(
  program: Launched,
  horizonMs: number,
  owed: () => boolean,
): 'awake' | 'asleep' | 'silent' {
  if (!provable(program) || owed() || program.untakenInput > 0) return 'awake';
  const first = asleep(program.pid, horizonMs);
  if (first === undefined || tree(program.pid).length > 1) return 'awake';
  const stirs = somethingUnderWay(program);
  if (asleep(program.pid, horizonMs) !== first || owed()) return 'awake';
  return stirs ? 'asleep' : 'silent';
}

function somethingUnderWay({ pid }: Launched): boolean {
  const { sockets, timers } = descriptors(pid);
  if (timers) return true;
  const rows = tcpTable(() => true, coveringAll(sockets));
  const own = rows.filter(row => sockets.has(row.inode));
  const others = rows.filter(row => own.some(one => opposite(one, row)));
  return own.some(stirs) || others.some(stirs);
}

// A listener's receive queue counts connections that it has not accepted.
const stirs = ({ state, txQueue, rxQueue }: TcpRow): boolean =>
  state === 'SYN-SENT' || rxQueue > 0 || (state !== 'LISTEN' && txQueue > 0);

const opposite = (one: TcpRow, other: TcpRow): boolean =>
  one.local.port === other.remote.port && one.remote.port === other.local.port && one.local.port !== 0;
