// peer: blank-line-deadlock
import { createConnection, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

const [role, host = '', port = '0'] = process.argv.slice(2);

function talk(socket: Socket, first: 'mine' | 'theirs'): void {
  const keyboard = createInterface({ input: process.stdin });
  const typed: string[] = [];
  const heard: string[] = [];
  let turn = first;
  let rest = '';

  const speak = (): void => {
    if (turn !== 'mine') return;
    const line = typed.shift();
    if (line === undefined) return;
    if (line === 'quit') {
      socket.end(() => process.exit(0));
      return;
    }
    socket.write(`${line}\n`);
    turn = 'theirs';
    hear();
  };

  const hear = (): void => {
    if (turn !== 'theirs') return;
    const line = heard.shift();
    if (line === undefined) return;
    console.log(`peer: ${line}`);
    turn = 'mine';
    process.stdout.write('> ');
    speak();
  };

  keyboard.on('line', line => {
    if (line.trim() === '') return;
    typed.push(line);
    speak();
  });
  keyboard.on('close', () => {
    typed.push('quit');
    speak();
  });

  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    heard.push(...lines);
    hear();
  });
  socket.on('end', () => {
    if (rest !== '') console.log(`peer: ${rest}`);
    console.log('peer left');
    process.exit(0);
  });

  if (turn === 'mine') process.stdout.write('> ');
}

const fail = (error: NodeJS.ErrnoException): void => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
};

if (role === 'dial') {
  const socket = createConnection(Number(port), host);
  socket.on('error', fail);
  socket.on('connect', () => talk(socket, 'mine'));
} else {
  const server = createServer(socket => {
    server.close();
    socket.on('error', fail);
    talk(socket, 'theirs');
  });
  server.on('error', fail);
  server.on('listening', () => {
    const address = server.address();
    if (address !== null && typeof address === 'object')
      console.log(`listening on ${address.address}:${address.port}`);
  });
  server.listen(Number(port), host);
}
