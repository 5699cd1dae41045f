// client: chunk-is-message
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: client.ts HOST PORT');
  process.exit(2);
}

const keyboard = createInterface({ input: process.stdin });
let asked = false;
const socket = createConnection(Number(port), host);

keyboard.once('line', line => {
  asked = true;
  socket.write(`${line}\n`);
});

socket.setEncoding('utf8');
socket.on('data', (text: string) => {
  console.log(`Server: ${text.trimEnd()}`);
});
socket.on('end', () => {
  keyboard.close();
});

keyboard.once('close', () => {
  if (!asked) socket.end();
});

socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
});

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
