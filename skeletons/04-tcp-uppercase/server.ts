import { createServer, type Socket } from 'node:net';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: server.ts HOST PORT');
  process.exit(2);
}

// HOST:PORT as people write it; an IPv6 host stands in brackets.
const endpoint = (host: string, port: number | string): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

const server = createServer({ allowHalfOpen: true }, serve);

function serve(socket: Socket): void {
  // TODO 1: Answer each line as soon as its newline has come: the line in upper case, and a newline.
  //   A read may hold part of a line, or several lines, or half a character.

  // TODO 2: When the client has sent its FIN, answer what is left of it, and end your side too.

  // TODO 3: A client may break off with a reset: say so on standard error, and go on serving the others.
}

// TODO 4: Once the server listens, print `listening on HOST:PORT`, with the port that the system gave you.

// TODO 5: If it cannot listen, say so in one line on standard error, and exit with status 1.
//   The line holds the code and the address, as in `EADDRINUSE 127.0.0.1:5001`.

server.listen(Number(port), host);

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
