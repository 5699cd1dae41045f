// server: wrong-bind
import { createServer } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);

const server = createServer({ allowHalfOpen: true }, socket => {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) socket.write(`${line.toUpperCase()}\n`);
  });
  socket.on('end', () => socket.end(rest.toUpperCase()));
  socket.on('error', error => console.error(error.message));
});

server.on('listening', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.log(`listening on ${host}:${address.port}`);
});
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
});
server.listen(Number(port));
