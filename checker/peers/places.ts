import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { InternetEndpoint } from '../vocabulary.ts';
import { holdDatagrams } from './dead-port.ts';
import { endpointOf } from './listener.ts';

const tries = 20;

interface Nobody {
  readonly near: InternetEndpoint;
  close(): Promise<void>;
}

// An endpoint that refuses every connection, and every datagram, for as long as it is held: on a port of the kernel's choice, unless
// it is told. Throws the system's error where that is taken.
export async function nobodyThere(host: string, port = 0): Promise<Nobody> {
  for (let left = port === 0 ? tries : 0; ; left--) {
    const refusing = await noListener(host, port);
    try {
      const held = await holdDatagrams(refusing.near);
      const close = async (): Promise<void> => {
        held.close();
        await refusing.close();
      };
      return { near: refusing.near, close };
    } catch (error) {
      await refusing.close();
      if (left === 0) throw error;
    }
  }
}

// The client's end of a connection within the checker, bound, so that nobody can listen there, and not listening.
async function noListener(host: string, port: number): Promise<Nobody> {
  const server = createServer();
  server.listen(0, host);
  await once(server, 'listening');
  // Its port is bound before it connects: one that connect() chose may be chosen again for a client that connects to it,
  // which would then be connected to itself.
  const client = createConnection({ ...endpointOf(server), localAddress: host, localPort: port });
  const accepted = accept(server);
  try {
    await once(client, 'connect');
  } finally {
    server.close();
  }
  const near = { host, port: client.localPort ?? 0 };
  return {
    near,
    close: async () => {
      client.resetAndDestroy();
      (await accepted).destroy();
    },
  };
}

const accept = (server: ReturnType<typeof createServer>): Promise<Socket> =>
  new Promise(resolve => {
    server.once('connection', socket => {
      socket.on('error', () => {
        // Its other end is reset on purpose.
      });
      resolve(socket);
    });
  });

// Whether this machine has the loopback address of IPv6.
export const hasIPv6 = (): boolean =>
  Object.values(networkInterfaces()).some(addresses => addresses?.some(({ address }) => address === '::1'));
