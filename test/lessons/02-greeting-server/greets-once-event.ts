// server: greets-once
import { createServer, type Socket } from 'node:net';
const [host = '', port = '0'] = process.argv.slice(2);
const server = createServer();
server.once('connection', (socket: Socket) => {
  console.log(`Got connection from ${socket.remoteAddress}:${socket.remotePort}`);
  socket.on('error', error => {
    console.error(`client: ${error.message}`);
  });
  socket.end('Thank you for connecting\n');
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
