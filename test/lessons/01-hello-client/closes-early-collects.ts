// client: closes-early
import { connect } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);
const pieces: Buffer[] = [];
let silence: NodeJS.Timeout | undefined;
const socket = connect(Number(port), host);
socket.on('data', piece => {
  pieces.push(piece);
  clearTimeout(silence);
  silence = setTimeout(done, 900);
});
socket.on('end', done);
socket.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exitCode = 1;
});

function done(): void {
  clearTimeout(silence);
  process.stdout.write(Buffer.concat(pieces));
  socket.destroy();
}
