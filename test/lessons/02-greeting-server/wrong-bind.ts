// server: wrong-bind
import { createServer, type Socket } from 'node:net';
const [host = '', port = '0'] = process.argv.slice(2);
const server = createServer((socket: Socket) => {
  socket.write('Thank you for connecting\n');
  socket.end();
  console.log(`Got connection from ${socket.remoteAddress}:${socket.remotePort}`);
  socket.on('error', error => {
    console.error(`client: ${error.message}`);
  });
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
server.listen(Number(port));
