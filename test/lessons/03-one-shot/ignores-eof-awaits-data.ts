// server: ignores-eof
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: server.ts HOST PORT');
  process.exit(2);
}

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));

const server = createServer();
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
});

server.listen(Number(port), host);
await once(server, 'listening');
const address = server.address() as AddressInfo;
console.log(`listening on ${address.address}:${address.port}`);

const [socket]: Socket[] = await once(server, 'connection');
server.close();
try {
  const [piece] = await once(socket, 'data');
  console.log(`Client: ${piece.toString().trimEnd()}`);
  socket.end('Nice to meet you.\n');
} catch (error) {
  console.error(`${error.code} ${socket.remoteAddress}`);
  process.exit(1);
}
