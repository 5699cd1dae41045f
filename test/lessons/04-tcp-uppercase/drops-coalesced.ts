// server: drops-coalesced
import { createServer } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);

const server = createServer({ allowHalfOpen: true }, socket => {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    rest += text;
    const end = rest.indexOf('\n');
    if (end >= 0) {
      socket.write(rest.slice(0, end + 1).toUpperCase());
      rest = rest.slice(end + 1);
    }
  });
  socket.on('end', () => socket.end(rest.toUpperCase()));
  socket.on('error', error => console.error(error.message));
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
