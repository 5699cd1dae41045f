// server: wrong-peer
import { createServer } from 'node:net';

const [family, host = '', port = '0'] = process.argv.slice(2);
const endpoint = (host: string, port: number | string) =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, '');

const server = createServer({ allowHalfOpen: true }, socket => {
  console.log(`client ${endpoint(plain(socket.localAddress ?? ''), socket.localPort ?? 0)}`);
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
  if (address !== null && typeof address === 'object')
    console.log(`listening on ${endpoint(address.address, address.port)}`);
});
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${endpoint(host, port)}`);
  process.exit(1);
});
server.listen({ host, port: Number(port), ipv6Only: family === '--v6' });
