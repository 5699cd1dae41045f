// peer: drops-typed-ahead
import { createConnection, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline/promises';

const [role, host = '', port = '0'] = process.argv.slice(2);

async function talk(socket: Socket, first: 'mine' | 'theirs'): Promise<void> {
  const keyboard = createInterface({ input: process.stdin, output: process.stdout });
  const heard: string[] = [];
  let wake = (): void => {};
  let rest = '';
  let inputEnded = false;

  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    heard.push(...lines);
    wake();
  });
  socket.on('end', () => {
    if (rest !== '') console.log(`peer: ${rest}`);
    console.log('peer left');
    process.exit(0);
  });

  const quit = (): void => {
    socket.end(() => process.exit(0));
  };
  let turn = first;
  keyboard.on('close', () => {
    inputEnded = true;
    if (turn === 'mine') quit();
  });

  for (;;) {
    if (turn === 'mine') {
      if (inputEnded) return quit();
      const line = await keyboard.question('> ');
      if (line === 'quit') return quit();
      socket.write(`${line}\n`);
      turn = 'theirs';
    } else {
      while (heard.length === 0) await new Promise<void>(resolve => (wake = resolve));
      console.log(`peer: ${heard.shift()}`);
      turn = 'mine';
    }
  }
}

const fail = (error: NodeJS.ErrnoException): void => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
};

if (role === 'dial') {
  const socket = createConnection(Number(port), host);
  socket.on('error', fail);
  socket.on('connect', () => void talk(socket, 'mine'));
} else {
  const server = createServer(socket => {
    server.close();
    socket.on('error', fail);
    void talk(socket, 'theirs');
  });
  server.on('error', fail);
  server.on('listening', () => {
    const address = server.address();
    if (address !== null && typeof address === 'object')
      console.log(`listening on ${address.address}:${address.port}`);
  });
  server.listen(Number(port), host);
}
