import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Endpoint, InternetEndpoint } from '../vocabulary.ts';
import type { Tape } from '../wire/tape.ts';
import { Connection } from './connection.ts';

// A stream server the checker plays. Connections wait, in order, until a visitor of the check takes them.
export class Listener {
  readonly near: Endpoint;
  // How many have come.
  visitors = 0;
  readonly #server: Server;
  readonly #waiting: Socket[] = [];
  readonly #tape: Tape;

  constructor(server: Server, near: Endpoint, tape: Tape) {
    this.#server = server;
    this.near = near;
    this.#tape = tape;
    server.on('connection', (socket: Socket) => {
      socket.on('error', ignore);
      this.visitors++;
      this.#waiting.push(socket);
      tape.ring();
    });
  }

  get hasVisitor(): boolean {
    return this.#waiting.length > 0;
  }

  // The next connection that came, under the visitor's name. `note` is told with it.
  accept(visitor: string, note?: string): Connection | undefined {
    const socket = this.#waiting.shift();
    if (!socket) return undefined;
    const connection = new Connection(visitor, socket, this.#tape, { near: this.near });
    socket.off('error', ignore);
    this.#tape.write(visitor, 'connected', { by: 'program', ...(note !== undefined && { note }) });
    return connection;
  }

  async close(): Promise<void> {
    for (const socket of this.#waiting) socket.destroy();
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }
}

const ignore = (): void => {
  // Whoever accepts it will see how it ended.
};

// At a path, or at a port: of the kernel's choice where it is 0. Throws the system's error where that is taken.
export async function listen(at: Endpoint, tape: Tape): Promise<Listener> {
  const server = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true });
  server.listen(at);
  await once(server, 'listening');
  return new Listener(server, 'path' in at ? at : endpointOf(server), tape);
}

export const endpointOf = (server: Server): InternetEndpoint => {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('a TCP server has an address and a port');
  return { host: address.address, port: address.port };
};
