import { asleep, sleepIsLegible } from '../wire/kernel/sleep.ts';
import { coveringAll, descriptors, tcpTable, type TcpRow } from '../wire/kernel/sockets.ts';
import { tree } from '../wire/kernel/tasks.ts';
import type { Launched } from './launch.ts';

// How hard a program is held to be at rest: `idle` asks only that it sleeps, `silent` also that nothing is on its way that could wake it.
export type Rest = 'idle' | 'silent';

// Whether it can be proved of this program at all: a Node program that the checker started, on a machine whose system calls we know.
export const provable = (program: Launched): boolean => program.isNode && sleepIsLegible();

// Proof that the program waits and will do nothing by itself within `horizonMs`: two equal looks around one at its sockets. Any doubt is a no.
// `owed` says whether the checker still has something under way to it.
export function atRest(program: Launched, rest: Rest, horizonMs: number, owed: () => boolean): boolean {
  if (!provable(program) || owed() || program.untakenInput > 0) return false;
  const first = asleep(program.pid, horizonMs);
  if (first === undefined || tree(program.pid).length > 1) return false;
  if (rest === 'silent' && somethingUnderWay(program)) return false;
  return asleep(program.pid, horizonMs) === first && !owed();
}

function somethingUnderWay({ pid, pipes }: Launched): boolean {
  const { sockets, timers } = descriptors(pid);
  if (timers) return true;
  for (const pipe of pipes) sockets.delete(pipe);
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
