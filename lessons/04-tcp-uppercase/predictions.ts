import { anyLine, client, demo, here, letters, predict } from '../../checker/lesson/index.ts';

const ana = client('ana');

// A server that says, once the client has sent its FIN, what it has found in all the reads together.
const reading = (name: string, start: string, read: string, found: string) => demo(name, `
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
const server = createServer({ allowHalfOpen: true }, socket => {
  let found = ${start};
  socket.on('data', piece => { found += ${read}; });
  socket.on('end', () => socket.end(${found} + '\\n'));
  socket.on('error', () => {});
});
server.listen(Number(port), host, () => console.log('listening on ' + host + ':' + server.address().port));
`, here.host, here.port);

const countsReads = reading('reads', '0', '1', "(found === 1 ? '1' : 'more than 1')");
const countsNewlines = reading('newlines', '0', 'piece.filter(byte => byte === 0x0a).length', 'found');
const answersLate = reading('late', "''", 'piece', 'found.toUpperCase()');

export default [
  predict(
    'one-write',
    'ana sends a line of 100000 letters with a single write. How many reads does the server need: 1 or more than 1?',
    'The kernel cuts what is written into segments as they fit, and a read takes what has come, up to the size of its '
      + 'buffer: 64 KiB in Node. A write is not a read.',
    countsReads, anyLine,
    ana.connects(), ana.sends(letters('a long line', 100_000)), ana.ends(), ana.receives(anyLine),
  ),
  predict(
    'false-newline',
    'The letter Ċ has the number 10a, and a newline is the byte 0a. ana sends Ċ and a newline, as UTF-8. '
      + 'How many bytes 0a arrive: 1 or 2?',
    'UTF-8 writes Ċ as c4 8a: where a character takes several bytes, each of them is 80 or more. '
      + 'So a byte 0a is always a newline, and bytes can be cut into lines before they are decoded.',
    countsNewlines, anyLine,
    ana.connects(), ana.sends('Ċ\n'), ana.ends(), ana.receives(anyLine),
  ),
  predict(
    'after-the-fin',
    'ana sends bye without a newline and ends her side (FIN). Only then does the server answer. '
      + 'What does she receive: BYE or nothing?',
    'A FIN ends one direction. ana has said that she will send no more, not that she has stopped listening, '
      + 'so the answer can still travel the other way.',
    answersLate, anyLine,
    ana.connects(), ana.sends('bye'), ana.ends(), ana.receives(anyLine),
  ),
];
