import { createConnection } from 'node:net';
import type { Endpoint } from '../vocabulary.ts';
import type { Tape } from '../wire/tape.ts';
import { Connection } from './connection.ts';

export type Dialled =
  | { readonly dialled: 'connected'; readonly connection: Connection }
  | { readonly dialled: 'refused' | 'aborted'; readonly code: string };

// A stream client's connect. Settles when the kernel does, or when `signal` gives up.
export function dial(name: string, to: Endpoint, tape: Tape, signal: AbortSignal): Promise<Dialled> {
  return new Promise(resolve => {
    const socket = createConnection({ host: to.host, port: to.port, allowHalfOpen: true, noDelay: true });
    const giveUp = (): void => {
      socket.destroy();
      resolve({ dialled: 'aborted', code: 'ABORTED' });
    };
    signal.addEventListener('abort', giveUp, { once: true });
    const settle = (result: Dialled): void => {
      signal.removeEventListener('abort', giveUp);
      socket.off('error', refused);
      resolve(result);
    };
    const refused = (error: NodeJS.ErrnoException): void => {
      // The kernel had connected us, and the program broke it off before we came to look.
      if (error.code === 'ECONNRESET') {
        tape.write(name, 'connected');
        tape.write(name, 'reset', { by: 'program' });
        settle({ dialled: 'connected', connection: Connection.broken(name, socket, tape) });
        return;
      }
      tape.write(name, 'refused');
      settle({ dialled: 'refused', code: error.code ?? error.message });
    };
    socket.once('error', refused);
    socket.once('connect', () => {
      const connection = new Connection(name, socket, tape);
      tape.write(name, 'connected');
      settle({ dialled: 'connected', connection });
    });
  });
}
