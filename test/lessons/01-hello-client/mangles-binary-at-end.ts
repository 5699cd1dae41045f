// client: mangles-binary
import { connect } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);
const pieces: Buffer[] = [];
const socket = connect(Number(port), host);
socket.on('data', piece => pieces.push(piece));
socket.on('end', () => process.stdout.write(Buffer.concat(pieces).toString()));
socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exitCode = 1;
});
