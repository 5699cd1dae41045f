import { createServer, type Socket } from 'node:net';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: server.ts HOST PORT');
  process.exit(2);
}

// HOST:PORT as people write it; an IPv6 host stands in brackets.
const endpoint = (host = '?', port: number | string = '?'): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

// `server` is the passive socket; each client brings an active one, and greet() is called with it.
const server = createServer(greet);

// TODO 1: Let the server listen at HOST and PORT, as they stand on the command line.
//   listen() takes the port first, as a number, then the host.

function greet(socket: Socket): void {
  // TODO 2: Send the client `Thank you for connecting` and a newline.
  // TODO 3: End your side of this connection; the server goes on listening.
  // TODO 4: Print `Got connection from HOST:PORT`, with the address and port of the client's end.
  // TODO 5: A client may break off with a reset: say so on standard error, and go on serving the others.
}

// TODO 6: Once the server listens, print `listening on HOST:PORT`, with the port that the system gave you.

// TODO 7: If it cannot listen, say so in one line on standard error, and exit with status 1.
//   The line holds the code and the address, as in `EADDRINUSE 127.0.0.1:5001`.

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
