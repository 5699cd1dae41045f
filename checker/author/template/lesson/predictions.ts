import { bytes, client, demo, here, line, predict } from '../../checker/lesson/index.ts';

const ana = client('ana');

// Answers each piece with the number of bytes that are left of it after a trip through a string.
const counting = demo(
  'counting',
  `
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
const server = createServer(socket => {
  socket.on('data', piece => socket.end(Buffer.from(piece.toString()).length + '\\n'));
  socket.on('error', () => {});
});
server.listen(Number(port), host, () => console.log('listening on ' + host + ':' + server.address().port));
`,
  here.host,
  here.port,
);
const count = line('a number', text => /^\d+$/.test(text) || 'a number');

export default [
  predict(
    'one-byte-through-a-string',
    'A program turns the byte ff into a string and back. How many bytes has it then?',
    'ff alone is no UTF-8, so it becomes the replacement character U+FFFD, which is three bytes: ef bf bd.',
    counting,
    count,
    ana.connects(),
    ana.sends(bytes(0xff)),
    ana.receives(count),
    ana.hearsEnd(),
  ),
];
