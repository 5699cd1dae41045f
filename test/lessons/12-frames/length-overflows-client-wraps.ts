// client: length-overflows
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

const [host = '', port = '0'] = process.argv.slice(2);

const socket = createConnection(Number(port), host);
const input = createInterface({ input: process.stdin });

input.on('line', line => {
  const body = Buffer.from(line);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length & 0xffff);
  socket.write(Buffer.concat([length, body]));
});
input.on('close', () => socket.end());

let rest = Buffer.alloc(0);
socket.on('data', bytes => {
  rest = Buffer.concat([rest, bytes]);
  while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE()) {
    const end = 2 + rest.readUInt16BE();
    console.log(rest.subarray(2, end).toString());
    rest = rest.subarray(end);
  }
});
socket.on('end', () => {
  const whole = rest.length < 2 ? 2 : 2 + rest.readUInt16BE();
  if (rest.length > 0) fail(`${whole - rest.length} bytes missing`);
  input.close();
});
socket.on('error', (error: NodeJS.ErrnoException) => fail(`${error.code} ${host}:${port}`));

function fail(words: string) {
  console.error(words);
  process.exit(1);
}
