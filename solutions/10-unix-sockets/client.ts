import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: client.ts PATH');
  process.exit(2);
}

const socket = createConnection(path);
const input = createInterface({ input: process.stdin });

// #region 1. Send each line of standard input to the server, with the newline that ends it.
input.on('line', line => {
  socket.write(`${line}\n`);
});
// #endregion

// #region 2. Print each line that comes back. A read may hold part of a line, or several lines.
let rest = '';
socket.setEncoding('utf8');
socket.on('data', (text: string) => {
  const lines = (rest + text).split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) console.log(line);
});
// #endregion

// #region 3. When the input has ended, end your side of the connection; the answers are still to come.
input.on('close', () => {
  socket.end();
});
// #endregion

// #region 4. If you cannot connect, say so in one line on standard error, and exit with status 1: `ENOENT PATH`.
socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code ?? error.message} ${path}`);
  process.exit(1);
});
// #endregion

// A server that ends first answers no more, so there is nothing left to read input for.
socket.on('end', () => input.close());

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
