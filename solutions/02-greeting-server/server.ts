import { createServer, type Socket } from 'node:net';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: server.ts HOST PORT');
  process.exit(2);
}

// HOST:PORT as people write it; an IPv6 host stands in brackets.
const endpoint = (host = '?', port: number | string = '?'): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

// `server` is the passive socket; each client brings an active one, and greet() is called with it.
const server = createServer(greet);

// #region 1. Let the server listen at HOST and PORT, as they stand on the command line.
//   listen() takes the port first, as a number, then the host.
server.listen(Number(port), host);
// #endregion

function greet(socket: Socket): void {
  // #region 2. Send the client `Thank you for connecting` and a newline.
  socket.write('Thank you for connecting\n');
  // #endregion
  // #region 3. End your side of this connection; the server goes on listening.
  socket.end();
  // #endregion
  // #region 4. Print `Got connection from HOST:PORT`, with the address and port of the client's end.
  console.log(`Got connection from ${endpoint(socket.remoteAddress, socket.remotePort)}`);
  // #endregion
  // #region 5. A client may break off with a reset: say so on standard error, and go on serving the others.
  socket.on('error', error => {
    console.error(`a client broke off: ${error.message}`);
  });
  // #endregion
}

// #region 6. Once the server listens, print `listening on HOST:PORT`, with the port that the system gave you.
server.on('listening', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') return;
  console.log(`listening on ${endpoint(address.address, address.port)}`);
});
// #endregion

// #region 7. If it cannot listen, say so in one line on standard error, and exit with status 1.
//   The line holds the code and the address, as in `EADDRINUSE 127.0.0.1:5001`.
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code ?? error.message} ${endpoint(host, port)}`);
  process.exit(1);
});
// #endregion

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
