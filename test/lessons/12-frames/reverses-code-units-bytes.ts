// server: reverses-code-units
import { createServer } from 'node:net';

const [host = '', port = '0'] = process.argv.slice(2);

function frame(text: string) {
  const body = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length);
  return Buffer.concat([length, body]);
}

const reversed = (text: string) =>
  Array.from({ length: text.length }, (_, at) => text[text.length - 1 - at]).join('');

const server = createServer(socket => {
  let rest = Buffer.alloc(0);
  socket.on('error', error => console.error(error.message));
  socket.on('data', bytes => {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE()) {
      const end = 2 + rest.readUInt16BE();
      socket.write(frame(reversed(rest.subarray(2, end).toString())));
      rest = rest.subarray(end);
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
