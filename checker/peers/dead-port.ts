import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { InternetEndpoint } from '../vocabulary.ts';

// Holds a port where datagrams are refused (ICMP, port unreachable), for as long as it is held: the socket that is bound there is
// connected elsewhere, so nothing that others send is for it, and nobody else can be bound there. Rejects where the port is taken.
export async function holdDatagrams({ host, port }: InternetEndpoint): Promise<{ close(): void }> {
  const type = host.includes(':') ? 'udp6' : 'udp4';
  const [held, elsewhere] = [createSocket(type), createSocket(type)];
  const close = (): void => {
    held.close();
    elsewhere.close();
  };
  try {
    await bound(held, port, host);
    await bound(elsewhere, 0, host);
    held.connect(elsewhere.address().port, host);
    await once(held, 'connect');
    return { close };
  } catch (error) {
    close();
    throw error;
  }
}

// Whether a UDP socket could be bound there a moment ago.
export async function takesDatagrams({ host, port }: InternetEndpoint): Promise<boolean> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  try {
    await bound(socket, port, host);
    return true;
  } catch {
    return false;
  } finally {
    socket.close();
  }
}

async function bound(socket: ReturnType<typeof createSocket>, port: number, host: string): Promise<void> {
  socket.bind(port, host);
  await once(socket, 'listening');
}
