import { createServer, type Socket } from 'node:net';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: server.ts HOST PORT');
  process.exit(2);
}

// HOST:PORT as people write it; an IPv6 host stands in brackets.
const endpoint = (host: string, port: number | string): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

const server = createServer(talk);

function talk(socket: Socket): void {
  const client = endpoint(socket.remoteAddress ?? 'somewhere', socket.remotePort ?? 0);
  socket.once('data', piece => {
    // TODO 1: The client has spoken: print `Client: ` and what it said.
    //   A piece is bytes; piece.toString() decodes them, and .trimEnd() takes the newline off.
    // TODO 2: Reply with one sentence of your own, and end the connection: your FIN is the end of the reply.
  });
  // TODO 3: One client is all: close the listener. The program ends by itself once both sockets are closed.
  // TODO 4: The client may break off: say the code and its address on standard error, and exit with status 1.
}

// From here on it is the listener of lesson 02.
server.on('listening', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') return;
  console.log(`listening on ${endpoint(address.address, address.port)}`);
});

server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code ?? error.message} ${endpoint(host, port)}`);
  process.exit(1);
});

server.listen(Number(port), host);

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
