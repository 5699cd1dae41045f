// client: chunk-is-message
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

const [host = '', port = '0'] = process.argv.slice(2);
const socket = createConnection({ host, port: Number(port) });
const input = createInterface({ input: process.stdin });

input.on('line', line => socket.write(`${line}\n`));
input.on('close', () => socket.end());

socket.on('data', data => console.log(data.toString().trim()));

socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
});
socket.on('end', () => input.close());
