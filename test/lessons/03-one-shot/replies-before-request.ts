// server: replies-before-request
import { createServer } from 'node:net';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: server.ts HOST PORT');
  process.exit(2);
}

const server = createServer(socket => {
  server.close();
  socket.write('Welcome.\n');
  socket.once('data', piece => {
    console.log(`Client: ${piece.toString().trimEnd()}`);
    socket.end();
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    console.error(`${error.code} ${socket.remoteAddress}`);
    process.exit(1);
  });
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
