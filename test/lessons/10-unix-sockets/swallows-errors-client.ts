// client: swallows-errors
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

const [path = ''] = process.argv.slice(2);

const socket = createConnection(path);
const input = createInterface({ input: process.stdin });

input.on('line', line => socket.write(`${line}\n`));

let rest = '';
socket.setEncoding('utf8');
socket.on('data', (text: string) => {
  const lines = (rest + text).split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) console.log(line);
});

input.on('close', () => socket.end());

socket.on('error', error => console.error(error.message));
socket.on('end', () => input.close());
