import { listen, type Listener } from '../peers/listener.ts';
import type { Senses } from '../peers/barrier.ts';
import type { Endpoint } from '../vocabulary.ts';
import type { Tape } from '../wire/tape.ts';
import type { Answerer, Answering } from './answering.ts';
import type { LivePeer, Part } from './live-peer.ts';
import type { Manners } from './manners.ts';
import { Stream } from './stream.ts';

export interface Serving {
  readonly part: Part;
  readonly at: Endpoint;
  readonly manners: Manners;
  readonly senses: Senses;
  readonly answering?: Answering;
}

// A server by hand: it serves whoever connects, and what is said goes to the latest of them.
export class StreamServer implements LivePeer {
  readonly near: Endpoint;
  readonly over: Promise<void>;
  readonly #serving: Serving;
  readonly #listener: Listener;
  readonly #tape: Tape;
  readonly #visitors: Visitor[] = [];
  // What was said before anybody came.
  readonly #kept: Uint8Array[] = [];
  #input: 'open' | 'ended' = 'open';
  #isOver: () => void = () => undefined;

  constructor(listener: Listener, serving: Serving, tape: Tape) {
    this.near = listener.near;
    this.#listener = listener;
    this.#serving = serving;
    this.#tape = tape;
    this.over = new Promise(resolve => (this.#isOver = resolve));
    tape.onBell(() => queueMicrotask(() => this.#look()));
  }

  say(bytes: Uint8Array): void {
    const { name, program } = this.#serving.part;
    const latest = this.#latest();
    if (latest) latest.stream.say(bytes);
    else {
      if (this.#kept.length === 0) this.#note(name, `nobody is there yet; it is kept for ${program}`);
      this.#kept.push(bytes);
    }
  }

  end(how: 'with this one' | 'for good'): void {
    if (how === 'for good') this.#input = 'ended';
    const latest = this.#latest();
    this.#look();
    if (this.#serving.answering) return;
    if (latest) latest.stream.end();
    else if (how === 'with this one')
      this.#note(this.#serving.part.name, 'nobody is there whom a FIN could reach');
  }

  async close(): Promise<void> {
    for (const { stream, answerer } of this.#visitors) {
      answerer?.close();
      stream.close();
    }
    await this.#listener.close();
  }

  #latest(): Visitor | undefined {
    return this.#visitors.findLast(({ stream }) => !stream.isOver);
  }

  #note(name: string, note: string): void {
    this.#tape.write(name, 'noted', { note });
  }

  #look(): void {
    this.#admit();
    for (const visitor of this.#visitors) this.#attend(visitor);
    const talking = this.#visitors.some(({ stream }) => !stream.isOver);
    if (this.#input === 'ended' && this.#visitors.length > 0 && !talking) this.#isOver();
  }

  #admit(): void {
    const { part, manners, senses, answering } = this.#serving;
    const number = this.#visitors.length + 1;
    const connection = this.#listener.accept(number === 1 ? part.name : `${part.name} ${number}`);
    if (!connection) return;
    const stream = new Stream(connection, manners, senses, this.#tape);
    this.#visitors.push({ stream, ...(answering && { answerer: answering(stream) }), told: 'nothing' });
    for (const bytes of this.#kept.splice(0)) stream.say(bytes);
    if (this.#input === 'ended' && !answering) stream.end();
    this.#admit();
  }

  #attend(visitor: Visitor): void {
    const { stream, answerer } = visitor;
    const bytes = stream.heed();
    if (bytes.length > 0) answerer?.hears(bytes);
    if (stream.theirEnd !== 'open' && visitor.told === 'nothing') {
      visitor.told = 'their end';
      answerer?.hearsEnd(stream.theirEnd);
      if (!answerer && !stream.isOver && !stream.hasEnded)
        this.#note(stream.name, `${this.#serving.part.program} sends no more; Ctrl+D ends this side`);
    }
    if (stream.isOver && visitor.told !== 'all') {
      visitor.told = 'all';
      stream.close();
      if (this.#input === 'open') this.#note(stream.name, 'over; the next may come');
    }
  }
}

interface Visitor {
  readonly stream: Stream;
  readonly answerer?: Answerer;
  told: 'nothing' | 'their end' | 'all';
}

// At a path, or at a port: of the kernel's choice where it is 0.
export const streamServer = async (serving: Serving, tape: Tape): Promise<StreamServer> =>
  new StreamServer(await listen(serving.at, tape), serving, tape);
