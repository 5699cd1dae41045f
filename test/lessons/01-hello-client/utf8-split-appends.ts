// client: utf8-split
import { connect } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);
let answer = '';
const socket = connect(Number(port), host);
socket.on('data', piece => {
  answer += piece;
});
socket.on('end', () => process.stdout.write(answer));
socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exitCode = 1;
});
