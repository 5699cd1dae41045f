import { createSocket } from 'node:dgram';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: server.ts HOST PORT');
  process.exit(2);
}

// HOST:PORT as people write it; an IPv6 host stands in brackets.
const endpoint = (host: string, port: number | string): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');

// Called once for each datagram, with its bytes and the address of its sender.
socket.on('message', (bytes, from) => {
  const text = bytes.toString();

  // TODO 1: Answer with one datagram: the text in upper case, to the address that this one came from.

  // TODO 2: Print `Received from HOST#PORT: TEXT`, with the address of the sender.
});

// TODO 3: Once the socket is bound, print `listening on HOST:PORT`, with the port that the system gave you.

// TODO 4: If it cannot be bound, say so in one line on standard error, and exit with status 1.
//   The line holds the code and the address, as in `EADDRINUSE 127.0.0.1:5001`.

socket.bind(Number(port), host);

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
