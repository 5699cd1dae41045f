import type { Actor, Deed } from '../lesson/steps.ts';
import type { Connection } from '../peers/connection.ts';
import type { Dialled } from '../peers/dial.ts';
import type { Endpoint } from '../vocabulary.ts';
import { isOwned, leaveGap, settled } from './delivery.ts';
import { Found } from './finding.ts';
import { bytesOf } from './judging.ts';
import { answersAt, dialIn, target } from './reaching.ts';
import { isReady } from './readiness.ts';
import type { Stage } from './stage.ts';
import { waitFor } from './waiting.ts';

// What a stream peer does: connects, sends, and ends in one of three ways.

export async function connect(actor: Actor, stage: Stage): Promise<void> {
  const { name } = actor;
  const to = target(actor, await isReady(stage, { kind: 'streams' }));
  const result = await reached(actor, to, stage);
  if (result.dialled === 'connected') stage.connections.set(name, result.connection);
  else {
    const kind = result.dialled === 'refused' ? 'refusal' : 'no connection';
    const expected = 'path' in to ? `a connection at ${to.path}` : 'a connection';
    throw new Found({ kind, actor: name, expected, actual: result.code });
  }
}

// A program that serves two families by two sockets opens them one after the other.
async function reached(actor: Actor, to: Endpoint, stage: Stage): Promise<Dialled> {
  const once = await dialIn(actor, to, stage);
  if (once.dialled !== 'refused' || 'path' in to || answersAt(to, stage)) return once;
  const opened = await waitFor(stage, () => answersAt(to, stage), stage.patience.replyMs);
  return opened === 'met' ? await dialIn(actor, to, stage) : once;
}

export async function send(
  name: string,
  does: Extract<Deed, { pieces: unknown }>,
  stage: Stage,
): Promise<void> {
  const connection = connectionOf(name, stage);
  for (const [index, piece] of does.pieces.entries()) {
    if (index > 0) await settled(stage);
    const bytes = bytesOf(piece, stage.run);
    stage.lastSent.set(name, bytes);
    if (does.verb === 'pours') connection.poured = true;
    void connection.send(bytes).then(() => stage.tape.ring());
    if (does.verb === 'pours') continue;
    const written = (): boolean => connection.unsent === 0 || connection.closed;
    if ((await waitFor(stage, written, stage.patience.replyMs)) !== 'met')
      throw new Found({
        kind: 'never reads',
        actor: name,
        expected: 'all of it read',
        actual: 'no room for more',
        sent: bytes,
      });
    await leaveGap(stage);
  }
}

export async function finish(name: string, stage: Stage): Promise<void> {
  const connection = connectionOf(name, stage);
  connection.finish();
  if (connection.poured) return;
  await waitFor(stage, () => connection.unsent === 0, stage.patience.replyMs);
  await leaveGap(stage);
}

export function leave(name: string, stage: Stage): void {
  const connection = connectionOf(name, stage);
  stage.tape.write(name, 'fin-sent', { note: 'closes' });
  connection.close('fin');
}

// A reset that overtakes the accept is invisible to the program.
export async function reset(name: string, stage: Stage): Promise<void> {
  const connection = connectionOf(name, stage);
  await isOwned(connection, stage);
  connection.reset();
  await leaveGap(stage);
}

// The connection of a peer; a step that uses one before there is any is the author's fault.
export function connectionOf(name: string, stage: Stage): Connection {
  const connection = stage.connections.get(name);
  if (!connection) throw new Error(`${name} has no connection yet`);
  return connection;
}
