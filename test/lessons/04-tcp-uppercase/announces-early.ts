// server: announces-early
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

server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
});
console.log(`listening on ${host}:${port}`);
server.listen(Number(port), host);
