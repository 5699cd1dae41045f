import { createServer } from 'node:net';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: server.ts HOST PORT');
  process.exit(2);
}

// The bytes that answer one piece.
function answer(piece: Buffer): Buffer {
  // #region 1. Give back the bytes as they came.
  //   A Buffer can be written to a socket as it is.
  //~ return Buffer.alloc(0);
  return piece;
  // #endregion
}

const server = createServer(socket => {
  socket.on('data', piece => socket.write(answer(piece)));
  socket.on('error', error => console.error(error.message));
});

server.on('error', error => {
  console.error(error.message);
  process.exit(1);
});
server.listen(Number(port), host, () => {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') return;
  const shown = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
  console.log(`listening on ${shown}:${bound.port}`);
});

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
