import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { InternetEndpoint } from '../vocabulary.ts';
import type { Tape } from '../wire/tape.ts';

export interface Datagram {
  readonly bytes: Uint8Array;
  readonly from: InternetEndpoint;
  // It had not come yet at this moment of the tape.
  readonly notBeforeMs: number;
}

// Room in the kernel for datagrams that come while the checker looks elsewhere; it may grant less.
const room = 4 * 1024 * 1024;
// More than this unread, and what comes is thrown away: there is no backpressure to meet a flood with.
const mostUnread = 16 * 1024 * 1024;

// A UDP socket of the checker's: what came and is unread, datagram by datagram, and what it sent that may not be read yet.
export class Mailbox {
  readonly name: string;
  readonly near: InternetEndpoint;
  // Who sent the datagram that was taken last.
  caller: InternetEndpoint | undefined;
  // Where it has sent since these were last seen to be read.
  readonly unconfirmed = new Set<InternetEndpoint>();
  readonly #unread: Datagram[] = [];
  #size = 0;
  readonly #socket: Socket;
  readonly #tape: Tape;
  readonly #pulse: Pulse;

  constructor(name: string, socket: Socket, tape: Tape) {
    const { address, port } = socket.address();
    this.name = name;
    this.near = { host: address, port };
    this.#socket = socket;
    this.#tape = tape;
    this.#pulse = new Pulse(tape);
    socket.on('message', (bytes: Buffer, { address: host, port: from }) => {
      this.#arrived(bytes, { host: host.replace(/%.*/, ''), port: from });
    });
  }

  get unread(): readonly Datagram[] {
    return this.#unread;
  }

  // The first one has been accounted for.
  take(): Datagram | undefined {
    const taken = this.#unread.shift();
    this.#size -= taken?.bytes.length ?? 0;
    return taken;
  }

  // One datagram; answers once the kernel has it.
  send(bytes: Uint8Array, to: InternetEndpoint): Promise<void> {
    this.unconfirmed.add(to);
    this.#tape.write(this.name, 'sent', { bytes, between: { peer: this.near, program: to } });
    return new Promise((resolve, reject) => {
      this.#socket.send(bytes, to.port, to.host, error => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  async close(): Promise<void> {
    this.#pulse.stop();
    const closed = once(this.#socket, 'close');
    this.#socket.close();
    await closed;
  }

  #arrived(bytes: Uint8Array, from: InternetEndpoint): void {
    if (this.#size > mostUnread) return;
    this.#size += bytes.length;
    this.#unread.push({ bytes, from, notBeforeMs: this.#pulse.lastLookMs });
    this.#tape.write(this.name, 'received', { bytes, between: { peer: this.near, program: from } });
  }
}

// Bound to a port of the kernel's choice.
export async function mailbox(name: string, host: string, tape: Tape): Promise<Mailbox> {
  const type = host.includes(':') ? 'udp6' : 'udp4';
  const socket = createSocket({ type, recvBufferSize: room });
  socket.bind(0, host);
  await once(socket, 'listening');
  return new Mailbox(name, socket, tape);
}

const beatMs = 5;

// When this process last looked at its sockets: what comes now came after that. Between two beats there is at least one look.
class Pulse {
  readonly #timer: NodeJS.Timeout;
  #last: number;
  #before: number;

  constructor(tape: Tape) {
    this.#last = this.#before = tape.nowMs;
    this.#timer = setInterval(() => {
      this.#before = this.#last;
      this.#last = tape.nowMs;
    }, beatMs);
  }

  get lastLookMs(): number {
    return this.#before;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
