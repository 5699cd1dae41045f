import { setTimeout as pause } from 'node:timers/promises';
import { mailbox, type Mailbox } from '../peers/mailbox.ts';
import type { Endpoint, InternetEndpoint } from '../vocabulary.ts';
import type { Tape } from '../wire/tape.ts';
import type { AnsweringDatagrams, DatagramAnswerer } from './answering.ts';
import type { LivePeer, Part } from './live-peer.ts';
import type { Manners } from './manners.ts';

// Nobody says that no more datagrams come; after the end of what is piped in, this long a silence is taken for it.
const silenceMs = 1000;

// A UDP socket by hand: what is said goes to the partner, who for a server is whoever it heard from last.
class DatagramPeer implements LivePeer {
  readonly near: InternetEndpoint;
  readonly over: Promise<void>;
  readonly #mailbox: Mailbox;
  readonly #part: Part;
  readonly #manners: Manners;
  readonly #tape: Tape;
  #partner: InternetEndpoint | undefined;
  #doing: Promise<void> = Promise.resolve();
  // What was said before anybody had spoken.
  readonly #kept: Uint8Array[] = [];
  readonly #answering: AnsweringDatagrams | undefined;
  // By the address of the partner.
  readonly #answerers = new Map<string, Promise<DatagramAnswerer>>();
  #input: 'open' | 'ended' = 'open';
  #silence: NodeJS.Timeout | undefined;
  #isOver: () => void = () => undefined;

  constructor(
    box: Mailbox,
    { part, manners, answering }: Exchanging,
    partner: InternetEndpoint | undefined,
    tape: Tape,
  ) {
    this.near = box.near;
    this.#mailbox = box;
    this.#part = part;
    this.#manners = manners;
    this.#partner = partner;
    this.#answering = answering;
    this.#tape = tape;
    this.over = new Promise(resolve => (this.#isOver = resolve));
    tape.onBell(() => queueMicrotask(() => this.#look()));
    // Who speaks before anybody has spoken.
    if (partner) void this.#answererOf(partner);
  }

  say(bytes: Uint8Array): void {
    if (this.#partner) {
      this.#send(bytes, this.#partner);
      return;
    }
    if (this.#kept.length === 0) this.#note(`nobody has spoken yet; it is kept for ${this.#part.program}`);
    this.#kept.push(bytes);
  }

  end(how: 'with this one' | 'for good'): void {
    if (how === 'for good') this.#input = 'ended';
    else this.#note('datagrams have no FIN; Ctrl-C leaves');
    this.#hush();
  }

  async close(): Promise<void> {
    clearTimeout(this.#silence);
    for (const answerer of await Promise.all(this.#answerers.values())) await answerer.close();
    await this.#mailbox.close();
  }

  #look(): void {
    for (let next = this.#mailbox.take(); next; next = this.#mailbox.take()) {
      const { host, port } = next.from;
      if (host !== this.#partner?.host || port !== this.#partner.port)
        this.#note(`that came from ${host}#${port}`);
      this.#partner = next.from;
      void this.#answererOf(next.from)?.then(answerer => answerer.hears(next.bytes));
    }
    if (this.#partner) for (const bytes of this.#kept.splice(0)) this.#send(bytes, this.#partner);
    this.#hush();
  }

  #answererOf(partner: InternetEndpoint): Promise<DatagramAnswerer> | undefined {
    if (!this.#answering) return undefined;
    const name = `${partner.host}#${partner.port}`;
    const found = this.#answerers.get(name) ?? this.#answering(bytes => this.#send(bytes, partner));
    this.#answerers.set(name, found);
    return found;
  }

  #send(bytes: Uint8Array, to: InternetEndpoint): void {
    this.#doing = this.#doing.then(async () => {
      if (this.#manners.delayMs > 0) await pause(this.#manners.delayMs);
      await this.#mailbox.send(bytes, to).catch((error: unknown) => {
        this.#note(`that could not be sent (${error instanceof Error ? error.message : String(error)})`);
      });
      this.#hush();
    });
  }

  // Counts the silence anew.
  #hush(): void {
    if (this.#input === 'open' || !this.#partner) return;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(this.#isOver, silenceMs + this.#manners.delayMs);
  }

  #note(note: string): void {
    this.#tape.write(this.#part.name, 'noted', { note });
  }
}

export interface Exchanging {
  readonly part: Part;
  // Where a server is bound, at a port of the kernel's choice; whom a client speaks to.
  readonly at: Endpoint;
  readonly manners: Manners;
  // Who speaks; a person where nobody does.
  readonly answering?: AnsweringDatagrams;
}

// A server of datagrams by hand.
export async function datagramServer(exchanging: Exchanging, tape: Tape): Promise<DatagramPeer> {
  const box = await mailbox(exchanging.part.name, internet(exchanging.at).host, tape);
  return new DatagramPeer(box, exchanging, undefined, tape);
}

// A client of datagrams by hand. Nobody is asked whether somebody is there.
export async function datagramClient(exchanging: Exchanging, tape: Tape): Promise<DatagramPeer> {
  const to = internet(exchanging.at);
  return new DatagramPeer(await mailbox(exchanging.part.name, to.host, tape), exchanging, to, tape);
}

function internet(at: Endpoint): InternetEndpoint {
  if ('port' in at) return at;
  throw new Error('datagrams by hand have a host and a port');
}
