import { createServer, type Socket } from 'node:net';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: server.ts HOST PORT');
  process.exit(2);
}

// HOST:PORT as people write it; an IPv6 host stands in brackets.
const endpoint = (host: string, port: number | string): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

// The line behind the time at which it is called, as in `[Mon Feb  4 08:46:40 2019] tick`.
function stamped(line: string): string {
  // TODO 1: Put the local time before the line, in the form of C's ctime: `[Www Mmm dd hh:mm:ss yyyy] LINE`.
  //   A day of one digit is padded with a space.
  return line;
}

const server = createServer(serve);

function serve(socket: Socket): void {
  // TODO 2: Answer each line when its newline has come, however many lines a read holds, or whatever part of one.
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    socket.write(`${stamped(text.trimEnd())}\n`);
  });

  // TODO 3: Print `connected HOST:PORT` when a client comes and `disconnected HOST:PORT` when it has gone.
  //   Both times the HOST and PORT are the client's.

  // TODO 4: A client may break off with a reset: say so on standard error, and go on serving the others.
}

// TODO 5: Once the server listens, print `listening on HOST:PORT`, with the port that the system gave you.

// TODO 6: If it cannot listen, say so in one line on standard error, and exit with status 1.
//   The line holds the code and the address, as in `EADDRINUSE 127.0.0.1:5001`.

server.listen(Number(port), host);

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
