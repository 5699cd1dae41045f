// client: ignores-eof
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

const [host = '', port = '0'] = process.argv.slice(2);
const socket = connect(Number(port), host);
socket.on('data', piece => process.stdout.write(piece));
socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exitCode = 1;
});

const keyboard = createInterface(process.stdin);
keyboard.on('line', line => socket.write(`${line}\n`));
