import { dial } from '../peers/dial.ts';
import type { Connection } from '../peers/connection.ts';
import { listen } from '../peers/listener.ts';
import type { Endpoint } from '../vocabulary.ts';
import { Tape } from '../wire/tape.ts';
import type { Answering } from './answering.ts';

// The lesson's own server answers: each connection has one of its own with it, and what comes there is said here.
export const answeredAt =
  (place: Endpoint): Answering =>
  stream => {
    const tape = new Tape();
    const giveUp = new AbortController();
    const connected = dial('reference', place, tape, giveUp.signal).then(dialled =>
      dialled.dialled === 'connected' ? dialled.connection : undefined,
    );
    return passing(stream, connected, tape, () => giveUp.abort());
  };

// The lesson's own client speaks: it dials this place in the learner's server's stead, and what it says is said there.
export async function spokenAt(at: Endpoint) {
  const tape = new Tape();
  const listener = await listen(at, tape);
  const come = new Promise<Connection>(resolve => {
    const look = (): void => {
      const connection = listener.accept('reference');
      if (connection) resolve(connection);
    };
    tape.onBell(look);
  });
  const speaking: Answering = stream => passing(stream, come, tape, () => undefined);
  return { near: listener.near, speaking, close: () => listener.close() };
}

// Bytes, FIN and RST pass between the stream and the reference's connection, both ways; what came before that was there follows, in order.
function passing(
  stream: Parameters<Answering>[0],
  connecting: Promise<Connection | undefined>,
  tape: Tape,
  giveUp: () => void,
): ReturnType<Answering> {
  let connection: Connection | undefined;
  let said = false;
  const look = (): void => {
    if (!connection) return;
    const bytes = connection.inbox.unread;
    connection.inbox.take(bytes.length);
    if (bytes.length > 0) stream.say(bytes);
    if (connection.ended === 'open' || said) return;
    said = true;
    if (connection.ended === 'fin') stream.end();
    else stream.reset();
  };
  tape.onBell(() => queueMicrotask(look));
  const connected = connecting.then(found => {
    connection = found;
    if (!found) stream.reset();
    look();
  });
  const then = (act: (to: Connection) => void): void =>
    void connected.then(() => {
      if (connection && !connection.isOver) act(connection);
    });
  return {
    hears: bytes => then(to => void to.send(bytes)),
    hearsEnd: how => then(to => (how === 'fin' ? to.finish() : to.reset())),
    close: () => {
      giveUp();
      connection?.close('fin');
    },
  };
}
