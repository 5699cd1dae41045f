// server: chunk-is-message
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
  socket.on('error', error => console.error(error.message));
  socket.on('data', bytes => {
    for (let at = 0; at + 2 <= bytes.length;) {
      const end = at + 2 + bytes.readUInt16BE(at);
      socket.write(frame(reversed(bytes.subarray(at + 2, end).toString())));
      at = end;
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
