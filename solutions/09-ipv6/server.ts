import { createServer, type Socket } from 'node:net';

const [family = '', host, port] = process.argv.slice(2);
if (!['--v4', '--v6', '--dual'].includes(family) || host === undefined || port === undefined) {
  console.error('usage: server.ts --v4|--v6|--dual HOST PORT');
  process.exit(2);
}

const server = createServer({ allowHalfOpen: true }, serve);

function serve(socket: Socket): void {
  // #region 1. Print `client HOST:PORT` for each client: the address and the port that it calls from.
  //   endpoint() and plain() below are for this line; they come next.
  console.log(`client ${endpoint(plain(socket.remoteAddress ?? ''), socket.remotePort ?? 0)}`);
  // #endregion

  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) socket.write(`${line.toUpperCase()}\n`);
  });
  socket.on('end', () => socket.end(rest.toUpperCase()));
  socket.on('error', error => console.error(`a client broke off: ${error.message}`));
}

// #region 2. Listen at HOST and PORT; with --v6, for IPv6 clients only.
//   A socket at :: takes IPv4 clients too, unless it is told not to.
//~ server.listen(Number(port), '127.0.0.1');
server.listen({ host, port: Number(port), ipv6Only: family === '--v6' });
// #endregion

// HOST:PORT as people write it.
function endpoint(host: string, port: number | string): string {
  // #region 3. Put an IPv6 host in brackets: its own colons would run into the one before the port.
  if (host.includes(':')) return `[${host}]:${port}`;
  // #endregion
  return `${host}:${port}`;
}

// An address as its owner knows it.
function plain(address: string): string {
  // #region 4. To a socket of both families an IPv4 client is ::ffff:127.0.0.1. Give back what stands behind ::ffff:.
  if (/^::ffff:\d+\./.test(address)) return address.slice('::ffff:'.length);
  // #endregion
  return address;
}

server.on('listening', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') return;
  console.log(`listening on ${endpoint(address.address, address.port)}`);
});

server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code ?? error.message} ${endpoint(host, port)}`);
  process.exit(1);
});

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
