// server: waits-for-eof
import { createServer } from 'node:net';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: server.ts HOST PORT');
  process.exit(2);
}

const server = createServer({ allowHalfOpen: true }, async socket => {
  server.close();
  const pieces: Buffer[] = [];
  for await (const piece of socket) pieces.push(piece);
  if (pieces.length === 0) return;
  console.log(`Client: ${Buffer.concat(pieces).toString().trimEnd()}`);
  socket.end('Nice to meet you.\n');
});

server.on('listening', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') return;
  console.log(`listening on ${address.address}:${address.port}`);
});

server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
});

server.listen(Number(port), host);

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
