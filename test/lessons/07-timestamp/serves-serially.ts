// server: serves-serially
import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';

const [host = '', port = '0'] = process.argv.slice(2);

function stamp() {
  const now = new Date();
  const text = now.toString();
  return `${text.slice(0, 8)}${String(now.getDate()).padStart(2)} ${text.slice(16, 24)} ${now.getFullYear()}`;
}

// A server accepts a client, serves it, and goes on with the next.
const queue: Socket[] = [];
let busy = false;

const server = createServer({ pauseOnConnect: true }, socket => {
  socket.on('error', error => console.error(error.message));
  const client = `${socket.remoteAddress}:${socket.remotePort}`;
  console.log(`connected ${client}`);
  socket.on('close', () => console.log(`disconnected ${client}`));
  queue.push(socket);
  if (!busy) void serveAll();
});

async function serveAll() {
  busy = true;
  for (let next = queue.shift(); next; next = queue.shift()) await serve(next);
  busy = false;
}

async function serve(socket: Socket) {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) socket.write(`[${stamp()}] ${line}\n`);
  });
  socket.resume();
  if (!socket.destroyed) await once(socket, 'close').catch(() => undefined);
}

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
