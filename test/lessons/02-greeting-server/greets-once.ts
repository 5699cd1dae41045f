// server: greets-once
import { createServer, type Socket } from 'node:net';
const [host = '', port = '0'] = process.argv.slice(2);
let client: Socket | undefined;
const server = createServer((socket: Socket) => {
  client ??= socket;
  console.log(`Got connection from ${socket.remoteAddress}:${socket.remotePort}`);
  client.on('error', error => {
    console.error(`client: ${error.message}`);
  });
  client.write('Thank you for connecting\n');
  client.end();
});
server.on('listening', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object')
    console.log(`listening on ${address.address}:${address.port}`);
});
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
});
server.listen(Number(port), host);
