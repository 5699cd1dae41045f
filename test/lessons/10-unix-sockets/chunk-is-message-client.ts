// client: chunk-is-message
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

const [path = ''] = process.argv.slice(2);

const socket = createConnection(path);
const input = createInterface({ input: process.stdin });

input.on('line', line => socket.write(`${line}\n`));

socket.setEncoding('utf8');
socket.on('data', (text: string) => console.log(text.trimEnd()));

input.on('close', () => socket.end());

socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${path}`);
  process.exit(1);
});
socket.on('end', () => input.close());
