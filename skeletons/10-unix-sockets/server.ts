import { lstatSync, unlinkSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: server.ts PATH');
  process.exit(2);
}

// The line behind the time at which it is called, as in `[Mon Feb  4 08:46:40 2019] tick`; lesson 07 is about it.
function stamped(line: string): string {
  const now = new Date();
  const text = now.toString();
  const day = String(now.getDate()).padStart(2);
  return `[${text.slice(0, 7)} ${day} ${text.slice(16, 24)} ${now.getFullYear()}] ${line}`;
}

// One line on standard error, and the end.
function fail(why: string): never {
  console.error(`${why} ${path}`);
  process.exit(1);
}

const server = createServer(serve);

function serve(socket: Socket): void {
  // TODO 1: Answer each line when its newline has come: `stamped(line)` and a newline, as in lesson 07.

  // TODO 2: Print `connected` when a client comes, and `disconnected` when it has gone. Who it is, nobody knows.

  // TODO 3: A client may hang up before its answer comes: say so on standard error, and go on serving the others.
}

// TODO 4: Once the server listens, print `listening on PATH`.

// TODO 5: If it cannot listen, say so in one line on standard error, and exit with status 1: `EADDRINUSE PATH`.

for (const signal of ['SIGTERM', 'SIGINT'])
  process.on(signal, () => {
    // TODO 6: Before you go, remove the file that you have made.
    process.exit(0);
  });

// TODO 7: Refuse a path of more than 107 bytes: the system has room for no more, and Node would cut it.

// TODO 8: A file at the path may be left over: if it is a socket and nobody answers behind it, remove it.
//   Only then listen; whatever else is there is not yours, and listen() says so.
server.listen(path);
