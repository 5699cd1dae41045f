// server: tail-unanswered
import { createServer } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);

const server = createServer({ allowHalfOpen: true }, async socket => {
  socket.on('error', error => console.error(error.message));
  socket.setEncoding('utf8');
  let rest = '';
  try {
    for await (const text of socket) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) socket.write(`${line.toUpperCase()}\n`);
    }
    socket.end(rest.toUpperCase());
  } catch {
    socket.destroy();
  }
});

server.on('listening', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object')
    console.log(`listening on ${address.address}:${address.port}`);
});
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
});
server.listen(Number(port), host);
