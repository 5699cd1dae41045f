import { createServer, type Socket } from 'node:net';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: server.ts HOST PORT');
  process.exit(2);
}

const server = createServer({ allowHalfOpen: true }, serve);

function serve(socket: Socket): void {
  let rest = '';
  socket.setEncoding('utf8');
  // #region 1. Answer each line as soon as its newline has come: the line in upper case, and a newline.
  //   A read may hold a part of a line, or several: keep what has no newline yet in `rest`.
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) socket.write(`${line.toUpperCase()}\n`);
  });
  // #endregion
  // #region 2. When the client has sent its FIN, answer what is left, and end your side too.
  socket.on('end', () => {
    socket.end(rest.toUpperCase());
  });
  // #endregion
  // #region 3. A client may break off. Say so on standard error, and go on serving the others.
  socket.on('error', error => {
    console.error(`${socket.remoteAddress ?? 'a client'} broke off: ${error.message}`);
  });
  // #endregion
}

// #region 4. Once it listens, print `listening on HOST:PORT` with the port the system gave you.
server.on('listening', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.log(`listening on ${address.address}:${address.port}`);
});
// #endregion

// #region 5. If it cannot listen, say the code and the address on standard error, and exit with status 1.
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code ?? error.message} ${host}:${port}`);
  process.exit(1);
});
// #endregion

server.listen(Number(port), host);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));
