// server: wrong-bind
import { createServer } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);

function stamp() {
  const now = new Date();
  const text = now.toString();
  return `${text.slice(0, 8)}${String(now.getDate()).padStart(2)} ${text.slice(16, 24)} ${now.getFullYear()}`;
}

const server = createServer(socket => {
  const client = `${socket.remoteAddress}:${socket.remotePort}`;
  console.log(`connected ${client}`);
  socket.on('close', () => console.log(`disconnected ${client}`));
  socket.on('error', error => console.error(error.message));
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) socket.write(`[${stamp()}] ${line}\n`);
  });
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
