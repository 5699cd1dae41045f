// client: closes-early
import { connect } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);
const socket = connect(Number(port), host);
socket.on('data', piece => {
  process.stdout.write(piece);
  if (piece.includes('\n')) socket.destroy();
});
socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exitCode = 1;
});
