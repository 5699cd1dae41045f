import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: client.ts PATH');
  process.exit(2);
}

const socket = createConnection(path);
const input = createInterface({ input: process.stdin });

// TODO 1: Send each line of standard input to the server, with the newline that ends it.

// TODO 2: Print each line that comes back. A read may hold part of a line, or several lines.

// TODO 3: When the input has ended, end your side of the connection; the answers are still to come.

// TODO 4: If you cannot connect, say so in one line on standard error, and exit with status 1: `ENOENT PATH`.

// A server that ends first answers no more, so there is nothing left to read input for.
socket.on('end', () => input.close());

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
