import { dial, type Dialled } from '../peers/dial.ts';
import type { Senses } from '../peers/barrier.ts';
import type { Endpoint } from '../vocabulary.ts';
import type { Tape } from '../wire/tape.ts';
import type { Answering } from './answering.ts';
import type { LivePeer, Part } from './live-peer.ts';
import type { Manners } from './manners.ts';
import { Stream } from './stream.ts';

export interface Dialling {
  readonly part: Part;
  readonly to: Endpoint;
  readonly manners: Manners;
  readonly senses: Senses;
  // Who speaks; a person where nobody does.
  readonly answering?: Answering;
}

// A client by hand, connected to the program; or why nobody could be reached there.
export async function streamClient(
  { part: { name, program }, to, manners, senses, answering }: Dialling,
  tape: Tape,
): Promise<LivePeer | Exclude<Dialled, { dialled: 'connected' }>> {
  const dialled = await dial(name, to, tape, new AbortController().signal);
  if (dialled.dialled !== 'connected') return dialled;
  const stream = new Stream(dialled.connection, manners, senses, tape);
  const answerer = answering?.(stream);
  let told = false;
  const over = new Promise<void>(resolve => {
    const look = (): void => {
      const bytes = stream.heed();
      if (bytes.length > 0) answerer?.hears(bytes);
      if (stream.isOver) resolve();
      if (stream.theirEnd === 'open' || told) return;
      told = true;
      answerer?.hearsEnd(stream.theirEnd);
      if (stream.theirEnd === 'fin' && !answerer && !stream.hasEnded)
        tape.write(name, 'noted', { note: `${program} sends no more; Ctrl+D ends this side` });
    };
    tape.onBell(() => queueMicrotask(look));
    look();
  });
  return {
    say: bytes => stream.say(bytes),
    end: () => {
      // Who answers ends it too.
      if (!answerer) stream.end();
    },
    over,
    close: () => {
      answerer?.close();
      return Promise.resolve(stream.close());
    },
  };
}
