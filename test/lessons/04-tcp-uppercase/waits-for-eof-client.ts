// client: waits-for-eof
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

const [host = '', port = '0'] = process.argv.slice(2);

const socket = createConnection({ host, port: Number(port) });
const input = createInterface({ input: process.stdin });

input.on('line', line => socket.write(`${line}\n`));
input.on('close', () => socket.end());

let text = '';
socket.setEncoding('utf8');
socket.on('data', (piece: string) => (text += piece));
socket.on('end', () => {
  for (const line of text.split('\n').slice(0, -1)) console.log(`From server: ${line}`);
});
socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
});
