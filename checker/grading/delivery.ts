import { setTimeout as pause } from 'node:timers/promises';
import { gapMs, isAccepted, isUnderWay, Reading, type Behind } from '../peers/barrier.ts';
import type { Connection } from '../peers/connection.ts';
import { DatagramReading } from '../peers/unread-datagrams.ts';
import { hasLooked } from '../program/looked.ts';
import { look } from '../program/rest.ts';
import { betweenSockets } from '../wire/kernel/backlog.ts';
import { Found, Void } from './finding.ts';
import { pass } from './passing.ts';
import type { Stage } from './stage.ts';
import { bell } from './waiting.ts';

// The barrier: everything sent so far has been read, so what comes next comes as a piece of its own.
// Throws Found when the program will not read: a piece that was not separated is never judged as if it had been.
export async function settled(stage: Stage): Promise<void> {
  if (stage.senses === 'quiet') return;
  await streamsRead(stage);
  await datagramsRead(stage);
}

async function streamsRead(stage: Stage): Promise<void> {
  const owed = [...stage.connections.values()].filter(
    one => one.unconfirmed > 0 && !one.poured && !one.isOver,
  );
  if (owed.length === 0) return;
  const reading = new Reading(owed.filter(({ ports }) => ports));
  await until(stage, () => reading.look(), 'the program reads what it was sent');
  const unix = owed.filter(({ ports }) => !ports);
  if (unix.length > 0) await looked(stage, unix);
  for (const connection of owed) connection.unconfirmed = 0;
}

// The same for Unix sockets, whose queues nobody shows: only of a connection that was never accepted is it known that nobody reads.
async function looked(stage: Stage, owed: readonly Connection[]): Promise<void> {
  const unaccepted = (): Connection | undefined => owed.find(one => !one.isOver && !isAccepted(one));
  const hasRead = (): boolean => stage.living().every(hasLooked);
  const behind = (): Behind | undefined => {
    const late = unaccepted() ?? (hasRead() ? undefined : owed.find(one => !one.isOver));
    return late && { name: late.name, lies: true };
  };
  await until(stage, behind, 'the program reads what it was sent', () => unaccepted() !== undefined);
}

async function datagramsRead(stage: Stage): Promise<void> {
  const owed = [...stage.mailboxes.values()].filter(({ unconfirmed }) => unconfirmed.size > 0);
  if (owed.length === 0) return;
  const reading = new DatagramReading(owed);
  await until(stage, () => reading.look(), 'the program reads what it was sent');
  for (const mailbox of owed) mailbox.unconfirmed.clear();
}

// A look at whether all that was sent so far is known to have been read; Unix sockets are not asked.
export function allIsRead({ connections, mailboxes }: Stage): () => boolean {
  const streams = new Reading([...connections.values()].filter(one => one.ports && one.unconfirmed > 0));
  const datagrams = new DatagramReading([...mailboxes.values()]);
  return () => streams.look() === undefined && datagrams.look() === undefined;
}

// The program owns its end of the connection: only then does it see a reset.
export async function isOwned(connection: Connection, stage: Stage): Promise<void> {
  if (stage.senses === 'quiet' || connection.isOver) return;
  await until(
    stage,
    () => (isAccepted(connection) || connection.isOver ? undefined : { name: connection.name, lies: true }),
    'the program accepts the connection',
  );
}

// Until nobody is behind, or, where nobody can be certain that somebody is, until the deadline.
async function until(
  stage: Stage,
  behind: () => Behind | undefined,
  expected: string,
  isCertain: () => boolean = () => true,
): Promise<void> {
  const begin = performance.now();
  let from = stage.programMs();
  for (let waitMs = 0.3; ; waitMs = Math.min(waitMs * 1.5, 10)) {
    stage.throwIfCancelled();
    const late = behind();
    if (!late || stage.program?.exit) return;
    // A busy machine may still have to carry it there.
    if (!late.lies) from = stage.programMs();
    const spent = stage.programMs() - from;
    if (spent > stage.patience.replyMs || (spent > stage.patience.idleMs && sleeps(stage))) {
      if (!isCertain()) return;
      throw new Found({
        kind: 'never reads',
        actor: late.name,
        expected,
        actual: 'it waits in the kernel, unread',
      });
    }
    if (performance.now() - begin > stage.patience.capMs)
      throw new Void('this machine was too busy to deliver a piece');
    await bell(stage, waitMs);
  }
}

const sleeps = (stage: Stage): boolean =>
  stage.program !== undefined && look([stage.program], stage.patience.replyMs, stage) !== 'awake';

// Where there is no kernel to ask, a quiet gap stands in; how late the checker itself is does not count for it.
export async function leaveGap(stage: Stage): Promise<void> {
  if (stage.senses === 'quiet') await pass(gapMs, stage);
}

// Everything has arrived at the program's side, read or not: for what a stopped program is to find in one look.
export async function wasDelivered(stage: Stage): Promise<void> {
  if (stage.senses === 'quiet') return await pause(gapMs);
  const begin = performance.now();
  for (const connection of stage.connections.values())
    while (!connection.isOver && !connection.poured && isUnderWay(connection)) {
      if (performance.now() - begin > stage.patience.capMs)
        throw new Void('this machine was too busy to deliver a piece');
      await pause(0.5);
    }
  while (stage.mailboxes.size > 0 && betweenSockets() === 'something') {
    if (performance.now() - begin > stage.patience.capMs)
      throw new Void('this machine was too busy to deliver a datagram');
    await pause(0.5);
  }
}
