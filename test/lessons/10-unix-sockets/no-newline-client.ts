// client: no-newline
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

const [path = ''] = process.argv.slice(2);

const socket = createConnection(path);
const input = createInterface({ input: process.stdin });

input.on('line', line => socket.write(line));

let rest = '';
socket.setEncoding('utf8');
socket.on('data', (text: string) => {
  const lines = (rest + text).split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) console.log(line);
});

input.on('close', () => socket.end());

socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${path}`);
  process.exit(1);
});
socket.on('end', () => input.close());
