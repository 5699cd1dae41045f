import { dial } from '../peers/dial.ts';
import type { Connection } from '../peers/connection.ts';
import type { Endpoint } from '../vocabulary.ts';
import { Tape } from '../wire/tape.ts';
import type { Answering } from './stream-server.ts';

// The lesson's own solution answers: each connection has one of its own with it, and what comes there is said here.
export const answeredAt =
  (place: Endpoint): Answering =>
  stream => {
    const tape = new Tape();
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
    const giveUp = new AbortController();
    // What came before it was connected follows, in order.
    const connected = dial('reference', place, tape, giveUp.signal).then(dialled => {
      if (dialled.dialled === 'connected') connection = dialled.connection;
      else stream.reset();
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
        giveUp.abort();
        connection?.close('fin');
      },
    };
  };
