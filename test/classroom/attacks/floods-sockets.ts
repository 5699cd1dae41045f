// Sends without end to whoever connects.
import type { Server, Socket } from 'node:net';

// That of the program below.
declare const server: Server;

const flood = Buffer.alloc(1024 ** 2, 'x');
setImmediate(() =>
  server.prependListener('connection', (socket: Socket) => {
    const more = (): void => {
      while (socket.writable && socket.write(flood));
      socket.once('drain', more);
    };
    socket.end = () => socket;
    more();
  }),
);
