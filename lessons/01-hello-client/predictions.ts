import { atOnce, bytes, demo, predict, server } from '../../checker/lesson/index.ts';

const ana = server('ana');

// Counts the reads until the end.
const counting = demo('counting', `
import { connect } from 'node:net';
const [host, port] = process.argv.slice(2);
const socket = connect(Number(port), host);
let reads = 0;
socket.on('data', () => { reads += 1; });
socket.on('end', () => console.log(reads));
`, ana.host, ana.port);

// Says which port its own end has.
const calling = demo('calling', `
import { connect } from 'node:net';
const [host, port] = process.argv.slice(2);
const socket = connect(Number(port), host, () => {
  const own = socket.localPort;
  console.log(own === 0 ? '0' : own === Number(port) ? "the server's" : 'another');
  socket.destroy();
});
`, ana.host, ana.port);

// Makes a string of each piece by itself.
const decoding = demo('decoding', `
import { connect } from 'node:net';
const [host, port] = process.argv.slice(2);
const socket = connect(Number(port), host);
let text = '';
socket.on('data', piece => { text += piece.toString(); });
socket.on('end', () => console.log(text.length));
`, ana.host, ana.port);

export default [
  predict('three-writes',
    'A server writes three times while your program is busy with something else. How many reads does it take: 1 or 3?',
    'The system keeps what has arrived until the program reads, and one read takes all of it. A stream has no memory of how many writes it was made of: TCP keeps the order of bytes, not the boundaries between them.',
    counting, counting.output,
    ana.accepts(), atOnce(ana.sends('one '), ana.sends('two '), ana.sends('three')), ana.ends(), counting.exits(0)),

  predict('own-port',
    "A client asks for the server's port and says nothing of its own. Which port has its own end: 0, the server's or another?",
    'Both ends of a connection have an address and a port. The client never asked for one, so the system picked an ephemeral port that was free. That is why a client has no need to bind.',
    calling, calling.output,
    ana.accepts(), calling.exits(0)),

  predict('half-a-character',
    'A server sends the two bytes of é, c3 and a9, and each comes in a read of its own. A program turns each read into a string and joins the strings. How many characters has it: 0, 1 or 2?',
    'c3 alone is no character, and neither is a9, so each decodes to the replacement character, U+FFFD. What they were is lost: joining the strings afterwards brings nothing back.',
    decoding, decoding.output,
    ana.accepts(), ana.sends(bytes(0xc3), bytes(0xa9)), ana.ends(), decoding.exits(0)),
];
