// server: fixed-reply-address
import { createSocket } from 'node:dgram';

const [host = '', port = '0'] = process.argv.slice(2);

const socket = createSocket('udp4');
let connected = false;

socket.on('message', (bytes, from) => {
  const text = bytes.toString();
  console.log(`Received from ${from.address}#${from.port}: ${text}`);
  if (connected) {
    socket.send(text.toUpperCase());
    return;
  }
  connected = true;
  socket.connect(from.port, from.address, () => socket.send(text.toUpperCase()));
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
