// client: swallows-errors
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

let reply = '';
socket.setEncoding('utf8');
socket.on('data', (text: string) => {
  reply += text;
});
socket.on('end', () => {
  if (reply !== '') console.log(`Server: ${reply.trimEnd()}`);
  keyboard.close();
});

keyboard.once('close', () => {
  if (!asked) socket.end();
});

socket.on('error', () => {
  // Nothing to be done.
});

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
