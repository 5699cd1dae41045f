import { createSocket } from 'node:dgram';
import { createServer, type Socket } from 'node:net';

const overUdp = process.argv[2] === '--udp';
const [host, port] = process.argv.slice(overUdp ? 3 : 2);
if (host === undefined || port === undefined) {
  console.error('usage: server.ts [--udp] HOST PORT');
  process.exit(2);
}

// Seconds from 1900-01-01 00:00 UTC, where this protocol begins to count, to 1970-01-01 00:00 UTC, where Date.now() does.
const to1970 = 2_208_988_800;

// The time at which it is called, in four bytes.
function time(): Buffer {
  const bytes = Buffer.alloc(4);
  // #region 1. Write the seconds since 1900-01-01 00:00 UTC into `bytes`, as one unsigned number, its largest byte first.
  //   Date.now() counts milliseconds since 1970; what is left of a second does not count.
  bytes.writeUInt32BE(Math.floor(Date.now() / 1000) + to1970);
  // #endregion
  return bytes;
}

function serve(socket: Socket): void {
  // #region 2. Send the time to whoever connects, unasked, and close.
  //~ socket.end();
  socket.end(time());
  // #endregion

  // #region 3. A client may break off with a reset: say so on standard error, and go on serving the others.
  socket.on('error', error => {
    console.error(`a client broke off: ${error.message}`);
  });
  // #endregion
}

if (overUdp) {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  socket.on('message', (_, from) => {
    // #region 4. Answer each datagram, whatever it holds, with one datagram: the time, to the address that this one came from.
    socket.send(time(), from.port, from.address);
    // #endregion
  });
  socket.on('listening', () => {
    announce(socket.address());
  });
  socket.on('error', giveUp);
  socket.bind(Number(port), host);
} else {
  const server = createServer(serve);
  server.on('listening', () => {
    announce(server.address());
  });
  server.on('error', giveUp);
  server.listen(Number(port), host);
}

function announce(address: ReturnType<ReturnType<typeof createServer>['address']>): void {
  if (address === null || typeof address === 'string') return;
  console.log(`listening on ${endpoint(address.address, address.port)}`);
}

function giveUp(error: NodeJS.ErrnoException): void {
  console.error(`${error.code ?? error.message} ${endpoint(host ?? '', port ?? '')}`);
  process.exit(1);
}

// HOST:PORT as people write it; an IPv6 host stands in brackets.
function endpoint(host: string, port: number | string): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
