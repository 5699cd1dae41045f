// server: header-split
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
  let wanted = -1;
  socket.on('error', error => console.error(error.message));
  socket.on('data', bytes => {
    if (wanted < 0) {
      wanted = bytes.readUInt16BE();
      bytes = bytes.subarray(2);
    }
    rest = Buffer.concat([rest, bytes]);
    while (wanted >= 0 && rest.length >= wanted) {
      socket.write(frame(reversed(rest.subarray(0, wanted).toString())));
      rest = rest.subarray(wanted);
      wanted = rest.length >= 2 ? rest.readUInt16BE() : -1;
      if (wanted >= 0) rest = rest.subarray(2);
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
