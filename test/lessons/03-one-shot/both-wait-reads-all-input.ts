// client: both-wait
import { createConnection } from 'node:net';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: client.ts HOST PORT');
  process.exit(2);
}

const socket = createConnection(Number(port), host);

socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
});

let typed = '';
for await (const piece of process.stdin) typed += piece;
const [line = ''] = typed.split('\n');
if (line === '') socket.end();
else socket.write(`${line}\n`);

let reply = '';
socket.setEncoding('utf8');
for await (const text of socket) reply += text;
if (reply !== '') console.log(`Server: ${reply.trimEnd()}`);

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
