// client: address-as-path
import { connect } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);
const socket = connect(host, port);
socket.pipe(process.stdout);
socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exitCode = 1;
});
