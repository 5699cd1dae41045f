// server: splits-on-newline
import { createSocket } from 'node:dgram';

const [host = '', port = '0'] = process.argv.slice(2);

const socket = createSocket('udp4');

socket.on('message', (bytes, from) => {
  for (const line of bytes.toString().split('\n')) {
    console.log(`Received from ${from.address}#${from.port}: ${line}`);
    socket.send(line.toUpperCase(), from.port, from.address);
  }
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
