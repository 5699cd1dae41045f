import { dial, type Dialled } from '../peers/dial.ts';
import type { Senses } from '../peers/barrier.ts';
import type { Endpoint } from '../vocabulary.ts';
import type { Tape } from '../wire/tape.ts';
import type { LivePeer, Part } from './live-peer.ts';
import type { Manners } from './manners.ts';
import { Stream } from './stream.ts';

// A client by hand, connected to the program; or why nobody could be reached there.
export async function streamClient(
  { name, program }: Part,
  to: Endpoint,
  manners: Manners,
  senses: Senses,
  tape: Tape,
): Promise<LivePeer | Exclude<Dialled, { dialled: 'connected' }>> {
  const dialled = await dial(name, to, tape, new AbortController().signal);
  if (dialled.dialled !== 'connected') return dialled;
  const stream = new Stream(dialled.connection, manners, senses, tape);
  let told = false;
  const over = new Promise<void>(resolve => {
    const look = (): void => {
      stream.heed();
      if (stream.isOver) resolve();
      if (stream.theirEnd === 'fin' && !stream.hasEnded && !told) {
        told = true;
        tape.write(name, 'noted', { note: `${program} sends no more; Ctrl+D ends this side` });
      }
    };
    tape.onBell(() => queueMicrotask(look));
    look();
  });
  return {
    say: bytes => stream.say(bytes),
    end: () => stream.end(),
    over,
    close: () => Promise.resolve(stream.close()),
  };
}
