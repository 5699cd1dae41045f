// server: fixed-reply-address
import { createSocket, type RemoteInfo } from 'node:dgram';

const [host = '', port = '0'] = process.argv.slice(2);

const socket = createSocket('udp4');
let client: RemoteInfo | undefined;

socket.on('message', (bytes, from) => {
  const text = bytes.toString();
  client = from;
  console.log(`Received from ${client.address}#${client.port}: ${text}`);
  // Leave the log its turn before the answer goes out.
  setTimeout(() => client && socket.send(text.toUpperCase(), client.port, client.address), 20);
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
