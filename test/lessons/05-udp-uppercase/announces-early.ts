// server: announces-early
import { createSocket } from 'node:dgram';

const [host = '', port = '0'] = process.argv.slice(2);

const socket = createSocket('udp4');

socket.on('message', (bytes, from) => {
  console.log(`Received from ${from.address}#${from.port}: ${bytes.toString()}`);
  socket.send(bytes.toString().toUpperCase(), from.port, from.address);
});

socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
});
socket.bind(Number(port), host);
console.log(`listening on ${host}:${port}`);
