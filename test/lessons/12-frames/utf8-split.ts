// server: utf8-split
import { createServer } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);

function frame(text: string) {
  const body = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length);
  return Buffer.concat([length, body]);
}

const reversed = (text: string) => [...text].reverse().join('');

const server = createServer(socket => {
  let rest = Buffer.alloc(0);
  let text = '';
  let missing = -1;
  socket.on('error', error => console.error(error.message));
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
      socket.write(frame(reversed(text)));
      text = '';
      missing = -1;
    }
  });
});

server.on('listening', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object')
    console.log(`listening on ${address.address}:${address.port}`);
});
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(`${error.code} ${host}:${port}`);
  process.exit(1);
});
server.listen(Number(port), host);
