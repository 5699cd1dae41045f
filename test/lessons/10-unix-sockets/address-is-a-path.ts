// server: address-is-a-path
import { lstatSync, unlinkSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';

const [path = ''] = process.argv.slice(2);

function stamped(line: string): string {
  const now = new Date();
  const text = now.toString();
  const day = String(now.getDate()).padStart(2);
  return `[${text.slice(0, 7)} ${day} ${text.slice(16, 24)} ${now.getFullYear()}] ${line}`;
}

function fail(why: string): never {
  console.error(`${why} ${path}`);
  process.exit(1);
}

const server = createServer(serve);

function serve(socket: Socket): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) socket.write(`${stamped(line)}\n`);
  });
  console.log('connected');
  socket.on('close', () => console.log('disconnected'));
  socket.on('error', error => console.error(error.message));
}

server.on('listening', () => {
  const { address, port } = Object(server.address());
  console.log(`listening on ${address}:${port}`);
});
server.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));

process.on('SIGTERM', () => {
  server.close();
  process.exit(0);
});

if (Buffer.byteLength(path) > 107) fail('ENAMETOOLONG');

const probe = createConnection(path);
probe.on('connect', () => {
  probe.destroy();
  server.listen(path);
});
probe.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'ECONNREFUSED' && lstatSync(path).isSocket()) unlinkSync(path);
  server.listen(path);
});
