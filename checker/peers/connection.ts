import { isIPv6, type Socket } from 'node:net';
import type { Endpoint, InternetEndpoint } from '../vocabulary.ts';
import { Inbox } from '../wire/inbox.ts';
import type { Tape } from '../wire/tape.ts';

// More than this unread, and a peer stops reading: a flood is met with backpressure, not with memory.
const mostUnread = 16 * 1024 * 1024;

// One stream connection with the program, as a peer sees it: what came and is unread, how it ended, what it still owes.
export class Connection {
  readonly name: string;
  readonly near: Endpoint;
  readonly far: Endpoint;
  readonly inbox = new Inbox();
  // How the program's side ended, once it has.
  ended: 'open' | 'fin' | 'reset' = 'open';
  // A step has expected that end.
  endExpected = false;
  // Bytes and FINs that went out and that the program has not been seen to read.
  unconfirmed = 0;
  // It need not read them yet.
  poured = false;
  finSent = false;
  // Bytes that came since it last sent something, and with it an acknowledgement of all before.
  heard = 0;
  #room = mostUnread;
  readonly #socket: Socket;
  readonly #tape: Tape;

  constructor(name: string, socket: Socket, tape: Tape, known: Partial<Ends> = {}) {
    this.name = name;
    this.#socket = socket;
    this.#tape = tape;
    const { near, far } = endsOf(socket, known);
    this.near = near;
    this.far = far;
    socket.setNoDelay(true);
    socket.resume();
    socket.on('data', (piece: Buffer) => {
      this.inbox.append(piece);
      this.heard += piece.length;
      if (this.inbox.size > this.#room) socket.pause();
      tape.write(name, 'received', { bytes: piece });
    });
    socket.on('end', () => {
      this.#end('fin');
      tape.write(name, 'fin-received');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') return;
      if (this.ended === 'reset') return;
      this.#end('reset');
      tape.write(name, 'reset', { by: 'program' });
    });
    socket.on('close', () => {
      this.inbox.end();
      tape.ring();
    });
  }

  // A connection that was broken off before we had looked at it.
  static broken(name: string, socket: Socket, tape: Tape, known: Partial<Ends>): Connection {
    const connection = new Connection(name, socket, tape, known);
    connection.#end('reset');
    return connection;
  }

  // Answers once the kernel has all of it.
  send(bytes: Uint8Array): Promise<void> {
    this.unconfirmed += bytes.length;
    this.heard = 0;
    this.#tape.write(this.name, 'sent', { bytes });
    return new Promise(resolve => {
      this.#socket.write(bytes, () => {
        resolve();
      });
    });
  }

  // FIN: done sending, still listening. Leaves after all that was sent before it.
  finish(): void {
    this.unconfirmed += 1;
    this.heard = 0;
    this.finSent = true;
    this.#tape.write(this.name, 'fin-sent');
    this.#socket.end(() => this.#tape.ring());
  }

  // Over TCP: both ports, by which the kernel's table knows the connection. A Unix socket has none.
  get ports(): { readonly near: number; readonly far: number } | undefined {
    const { near, far } = this;
    return 'port' in near && 'port' in far ? { near: near.port, far: far.port } : undefined;
  }

  // RST; a Unix socket has none.
  reset(): void {
    this.#tape.write(this.name, 'reset', { by: 'peer' });
    this.close('reset');
  }

  // Gone, in both directions. A reset leaves no TIME-WAIT behind, so a built-in port is free again at once.
  close(how: 'fin' | 'reset'): void {
    this.inbox.end();
    if (how === 'reset') this.#socket.resetAndDestroy();
    else this.#socket.destroy();
  }

  // Nothing more can pass: closed by us, or broken off by the program.
  get isOver(): boolean {
    return this.closed || this.ended === 'reset';
  }

  get closed(): boolean {
    return this.#socket.destroyed;
  }

  // Bytes written, and a FIN, that the kernel has not taken yet.
  get unsent(): number {
    const { writableLength, writableEnded, writableFinished, destroyed } = this.#socket;
    return destroyed ? 0 : writableLength + (writableEnded && !writableFinished ? 1 : 0);
  }

  // Bytes that Node took from the kernel before it was told to stop reading.
  get held(): number {
    return this.#socket.readableLength;
  }

  // A check that expects this many bytes is given room for them.
  allow(bytes: number): void {
    this.#room = Math.max(this.#room, mostUnread + bytes);
  }

  stopReading(): void {
    this.#socket.pause();
  }

  readOn(): void {
    this.#socket.resume();
  }

  #end(how: 'fin' | 'reset'): void {
    this.ended = how;
    this.inbox.end();
  }
}

interface Ends {
  readonly near: Endpoint;
  readonly far: Endpoint;
}

// The two ends, as the kernel knows them; of a Unix connection only the end that listened has a path.
const endsOf = (socket: Socket, known: Partial<Ends>): Ends =>
  [known.near, known.far].some(end => end !== undefined && 'path' in end)
    ? { near: { path: '' }, far: { path: '' }, ...known }
    : {
        near: endpoint(socket.localAddress, socket.localPort),
        far: endpoint(socket.remoteAddress, socket.remotePort),
      };

// An end as the kernel's tables are read: an IPv4 address that is mapped into IPv6 is an IPv4 address.
function endpoint(host: string | undefined, port: number | undefined): InternetEndpoint {
  const plain = (host ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  return { host: isIPv6(plain) ? plain.replace(/%.*/, '') : plain, port: port ?? 0 };
}
