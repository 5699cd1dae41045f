// client: closes-early
import { connect } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);
let silence: NodeJS.Timeout | undefined;
const socket = connect(Number(port), host);
socket.on('data', piece => {
  process.stdout.write(piece);
  clearTimeout(silence);
  silence = setTimeout(() => socket.destroy(), 900);
});
socket.on('end', () => clearTimeout(silence));
socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exitCode = 1;
});
