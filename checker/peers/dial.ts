import { createConnection } from 'node:net';
import type { Endpoint } from '../vocabulary.ts';
import type { Tape } from '../wire/tape.ts';
import { Connection } from './connection.ts';

export type Dialled =
  | { readonly dialled: 'connected'; readonly connection: Connection }
  | { readonly dialled: 'refused' | 'aborted'; readonly code: string };

// A stream client's connect. Settles when the kernel does, or when `signal` gives up. `note` is told with it.
export function dial(
  name: string,
  to: Endpoint,
  tape: Tape,
  signal: AbortSignal,
  note?: string,
): Promise<Dialled> {
  const told = note === undefined ? {} : { note };
  return new Promise(resolve => {
    const socket = createConnection({ ...to, allowHalfOpen: true, noDelay: true });
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
        tape.write(name, 'connected', told);
        tape.write(name, 'reset', { by: 'program' });
        settle({
          dialled: 'connected',
          connection: Connection.broken(name, socket, tape, { far: to }),
        });
        return;
      }
      tape.write(name, 'refused', told);
      settle({ dialled: 'refused', code: error.code ?? error.message });
    };
    socket.once('error', refused);
    socket.once('connect', () => {
      // Nobody listened, and the kernel chose for us the very port that we dialled.
      if ('port' in to && socket.localPort === to.port && socket.localAddress === socket.remoteAddress) {
        signal.removeEventListener('abort', giveUp);
        socket.resetAndDestroy();
        resolve(dial(name, to, tape, signal, note));
        return;
      }
      const connection = new Connection(name, socket, tape, { far: to });
      tape.write(name, 'connected', told);
      settle({ dialled: 'connected', connection });
    });
  });
}
