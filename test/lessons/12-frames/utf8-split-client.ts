// client: utf8-split
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';

const [host = '', port = '0'] = process.argv.slice(2);

const socket = createConnection(Number(port), host);
const input = createInterface({ input: process.stdin });

input.on('line', line => {
  const body = Buffer.from(line);
  if (body.length > 65535) fail(`a frame holds 65535 bytes, the line has ${body.length}`);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length);
  socket.write(Buffer.concat([length, body]));
});
input.on('close', () => socket.end());

let rest = Buffer.alloc(0);
let text = '';
let missing = -1;
socket.on('data', bytes => {
  rest = Buffer.concat([rest, bytes]);
  for (;;) {
    if (missing < 0) {
      if (rest.length < 2) return;
      missing = rest.readUInt16BE();
      rest = rest.subarray(2);
    }
    const piece = rest.subarray(0, missing);
    text += piece.toString();
    missing -= piece.length;
    rest = rest.subarray(piece.length);
    if (missing > 0) return;
    console.log(text);
    text = '';
    missing = -1;
  }
});
socket.on('end', () => {
  if (missing > 0) fail(`${missing} bytes missing`);
  input.close();
});
socket.on('error', (error: NodeJS.ErrnoException) => fail(`${error.code} ${host}:${port}`));

function fail(words: string) {
  console.error(words);
  process.exit(1);
}
