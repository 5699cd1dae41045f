import { once } from 'node:events';
import { createServer } from 'node:net';
import { endpointOf } from '../../checker/peers/listener.ts';

// A port of 127.0.0.1 that was free a moment ago, for programs that have one built in.
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = endpointOf(server);
  server.close();
  await once(server, 'close');
  return port;
}
