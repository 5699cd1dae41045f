// client: swallows-errors
import { createSocket } from 'node:dgram';
import { createConnection } from 'node:net';

const udp = process.argv[2] === '--udp';
const [host = '', port = '0'] = process.argv.slice(udp ? 3 : 2);

function show(answer: Buffer) {
  if (answer.length < 4) fail(`expected 4 bytes, came ${answer.length}`);
  const date = new Date((answer.readUInt32BE() - 2208988800) * 1000);
  console.log(date.toISOString().replace('.000', ''));
}

function fail(words: string) {
  console.error(words);
  process.exit(1);
}

const refused = (error: NodeJS.ErrnoException) => fail(`${error.code} ${host}:${port}`);

if (udp) {
  const socket = createSocket('udp4');
  socket.connect(Number(port), host, () => {
    socket.send('');
    socket.on('message', bytes => {
      show(bytes);
      socket.close();
    });
    setTimeout(fail, 1000, 'timeout').unref();
  });
  socket.on('error', () => process.exit(0));
} else {
  const socket = createConnection(Number(port), host);
  let answer = Buffer.alloc(0);
  socket.on('data', bytes => {
    answer = Buffer.concat([answer, bytes]);
  });
  socket.on('end', () => show(answer));
  socket.on('error', refused);
}
