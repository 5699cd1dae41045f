// client: one-request-only
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

const [host = '', port = '0'] = process.argv.slice(2);
const socket = createConnection({ host, port: Number(port) });
const input = createInterface({ input: process.stdin });

input.once('line', line => socket.write(`${line}\n`));
input.on('close', () => socket.end());

let rest = '';
socket.setEncoding('utf8');
socket.on('data', (text: string) => {
  const lines = (rest + text).split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) console.log(line);
});

socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
});
socket.on('end', () => input.close());
