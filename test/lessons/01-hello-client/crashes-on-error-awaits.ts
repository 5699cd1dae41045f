// client: crashes-on-error
import { connect } from 'node:net';

const [host, port] = process.argv.slice(2);
if (host === undefined || port === undefined) {
  console.error('usage: client.ts HOST PORT');
  process.exit(2);
}

for await (const piece of connect(Number(port), host)) process.stdout.write(piece);
