// server: truncates-datagram
import { createSocket } from 'node:dgram';

const [host = '', port = '0'] = process.argv.slice(2);

const socket = createSocket('udp4');
const buffer = Buffer.alloc(512);

socket.on('message', (bytes, from) => {
  const size = bytes.copy(buffer);
  const text = buffer.toString('utf8', 0, size);
  console.log(`Received from ${from.address}#${from.port}: ${text}`);
  socket.send(text.toUpperCase(), from.port, from.address);
});

socket.on('listening', () => {
  const { address, port } = socket.address();
  console.log(`listening on ${address}:${port}`);
});
socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
});
socket.bind(Number(port), host);
