// client: crashes-on-error
import { connect } from 'node:net';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: client.ts HOST PORT');
  process.exit(2);
}

const socket = connect(Number(port), host);
socket.on('data', piece => process.stdout.write(piece));
socket.on('error', error => {
  console.error(error);
  process.exit(1);
});
