import { setTimeout as pause } from 'node:timers/promises';
import { gapMs, isAccepted, isUnderWay, unreadByProgram } from '../peers/barrier.ts';
import type { Connection } from '../peers/connection.ts';
import { atRest } from '../program/rest.ts';
import { Found, Void } from './finding.ts';
import type { Stage } from './stage.ts';
import { bell } from './waiting.ts';

// The barrier: everything sent so far has been read, so what comes next comes as a piece of its own.
// Throws Found when the program will not read: a piece that was not separated is never judged as if it had been.
export async function settled(stage: Stage): Promise<void> {
  for (const connection of stage.connections.values()) await isRead(stage, 'read', connection);
}

// One connection's part of the barrier; `accepted` asks also that the program owns its end.
export async function isRead(
  stage: Stage,
  asked: 'read' | 'accepted',
  connection: Connection,
): Promise<void> {
  if (stage.senses === 'quiet' || !isOwed(asked, connection)) return;
  const holds = (): boolean =>
    unreadByProgram(connection) === 0 && (asked === 'read' || isAccepted(connection));
  const from = stage.programMs();
  const begin = performance.now();
  for (let waitMs = 0.3; !holds(); waitMs = Math.min(waitMs * 1.5, 10)) {
    if (connection.closed || connection.ended === 'reset' || stage.program?.exit) return;
    const spent = stage.programMs() - from;
    if (spent > stage.patience.replyMs || (spent > stage.patience.idleMs && sleeps(stage)))
      throw new Found({
        kind: 'never reads',
        actor: connection.name,
        expected:
          asked === 'read' ? 'the program reads what it was sent' : 'the program accepts the connection',
        actual: 'it waits in the kernel, unread',
      });
    if (performance.now() - begin > stage.patience.capMs)
      throw new Void('this machine was too busy to deliver a piece');
    await bell(stage, waitMs);
  }
  connection.unconfirmed = 0;
}

const isOwed = (asked: 'read' | 'accepted', connection: Connection): boolean =>
  !connection.closed &&
  connection.ended !== 'reset' &&
  (asked === 'accepted' || (connection.unconfirmed > 0 && !connection.poured));

const sleeps = (stage: Stage): boolean =>
  stage.program !== undefined && atRest(stage.program, 'idle', stage.patience.replyMs, () => stage.owes());

// Where there is no kernel to ask, a quiet gap stands in.
export async function leaveGap(stage: Stage): Promise<void> {
  if (stage.senses === 'quiet') await pause(gapMs);
}

// Everything has arrived at the program's side, read or not: for what a stopped program is to find in one look.
export async function wasDelivered(stage: Stage): Promise<void> {
  if (stage.senses === 'quiet') return await pause(gapMs);
  const begin = performance.now();
  for (const connection of stage.connections.values()) {
    while (counts(connection) && isUnderWay(connection)) {
      if (performance.now() - begin > stage.patience.capMs)
        throw new Void('this machine was too busy to deliver a piece');
      await pause(0.5);
    }
  }
}

const counts = (connection: Connection): boolean =>
  !connection.closed && connection.ended !== 'reset' && !connection.poured;
