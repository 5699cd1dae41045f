import { mailbox } from '../peers/mailbox.ts';
import type { InternetEndpoint } from '../vocabulary.ts';
import { Tape } from '../wire/tape.ts';
import type { AnsweringDatagrams } from './answering.ts';

const loopback = '127.0.0.1';

// The lesson's own server answers: each partner has a socket of its own with it, so that it tells them apart.
export const answeredByDatagram =
  (place: InternetEndpoint): AnsweringDatagrams =>
  async say => {
    const tape = new Tape();
    const box = await mailbox('reference', loopback, tape);
    const look = (): void => {
      for (let next = box.take(); next; next = box.take()) say(next.bytes);
    };
    tape.onBell(() => queueMicrotask(look));
    return { hears: bytes => void box.send(bytes, place), close: () => box.close() };
  };

// The lesson's own client speaks: it sends to this socket in the learner's server's stead, and what it sends is sent there.
export async function spokenByDatagram() {
  const tape = new Tape();
  const box = await mailbox('reference', loopback, tape);
  const speaking: AnsweringDatagrams = say => {
    let client: InternetEndpoint | undefined;
    const look = (): void => {
      for (let next = box.take(); next; next = box.take()) {
        client = next.from;
        say(next.bytes);
      }
    };
    tape.onBell(() => queueMicrotask(look));
    look();
    return Promise.resolve({
      hears: bytes => {
        if (client) void box.send(bytes, client);
      },
      close: () => Promise.resolve(),
    });
  };
  return { near: box.near, speaking, close: () => box.close() };
}
