// client: chunk-is-message
import { connect } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);
let answer: Buffer | undefined;
const socket = connect(Number(port), host);
socket.on('data', piece => {
  answer = piece;
});
socket.on('end', () => {
  if (answer) process.stdout.write(answer);
});
socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exitCode = 1;
});
