import type { Deed } from '../lesson/steps.ts';
import type { Connection } from '../peers/connection.ts';
import { dial } from '../peers/dial.ts';
import { isOwned, leaveGap, settled } from './delivery.ts';
import { Found } from './finding.ts';
import { bytesOf } from './judging.ts';
import { isReady } from './readiness.ts';
import type { Stage } from './stage.ts';
import { waitFor } from './waiting.ts';

// What a stream peer does: connects, sends, and ends in one of three ways.

export async function connect(name: string, stage: Stage): Promise<void> {
  const to = await isReady(stage);
  const giveUp = new AbortController();
  const dialling = dial(name, to, stage.tape, giveUp.signal);
  let dialled: Awaited<typeof dialling> | undefined;
  void dialling.then(result => {
    dialled = result;
    stage.tape.ring();
  });
  await waitFor(stage, () => dialled !== undefined, stage.patience.replyMs);
  giveUp.abort();
  const result = dialled ?? (await dialling);
  if (result.dialled === 'connected') stage.connections.set(name, result.connection);
  else {
    const kind = result.dialled === 'refused' ? 'refusal' : 'no connection';
    throw new Found({ kind, actor: name, expected: 'a connection', actual: result.code });
  }
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
