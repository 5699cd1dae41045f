import { createServer, type Socket } from 'node:net';

const [family = '', host, port] = process.argv.slice(2);
if (!['--v4', '--v6', '--dual'].includes(family) || host === undefined || port === undefined) {
  console.error('usage: server.ts --v4|--v6|--dual HOST PORT');
  process.exit(2);
}

const server = createServer({ allowHalfOpen: true }, serve);

function serve(socket: Socket): void {
  // TODO 1: Print `client HOST:PORT` for each client: the address and the port that it calls from.
  //   endpoint() and plain() below are for this line; they come next.

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

// TODO 2: Listen at HOST and PORT; with --v6, for IPv6 clients only.
//   A socket at :: takes IPv4 clients too, unless it is told not to.
server.listen(Number(port), '127.0.0.1');

// HOST:PORT as people write it.
function endpoint(host: string, port: number | string): string {
  // TODO 3: Put an IPv6 host in brackets: its own colons would run into the one before the port.
  return `${host}:${port}`;
}

// An address as its owner knows it.
function plain(address: string): string {
  // TODO 4: To a socket of both families an IPv4 client is ::ffff:127.0.0.1. Give back what stands behind ::ffff:.
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
