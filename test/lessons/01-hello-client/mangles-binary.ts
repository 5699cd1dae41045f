// client: mangles-binary
import { connect } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);
const socket = connect(Number(port), host);
socket.setEncoding('utf8');
socket.on('data', text => process.stdout.write(text));
socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exitCode = 1;
});
