// server: dies-with-client
import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo } from 'node:net';

const udp = process.argv[2] === '--udp';
const [host = '', port = '0'] = process.argv.slice(udp ? 3 : 2);

function time() {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(Math.floor(Date.now() / 1000) + 2208988800);
  return bytes;
}

function announce(address: AddressInfo | string | null) {
  if (address !== null && typeof address === 'object')
    console.log(`listening on ${address.address}:${address.port}`);
}

function failed(error: NodeJS.ErrnoException) {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
}

if (udp) {
  const socket = createSocket('udp4');
  socket.on('message', (_, from) => socket.send(time(), from.port, from.address));
  socket.on('listening', () => announce(socket.address()));
  socket.on('error', failed);
  socket.bind(Number(port), host);
} else {
  const server = createServer(socket => {
    socket.end(time());
  });
  server.on('listening', () => announce(server.address()));
  server.on('error', failed);
  server.listen(Number(port), host);
}
