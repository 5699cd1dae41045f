import { demo, made, predict, server, user } from '../../checker/lesson/index.ts';

const ben = server('ben');

// Counts the lines that come after it has asked readline to pause.
const pausing = demo('pausing', `
import { createInterface } from 'node:readline';
let count = 0;
const keyboard = createInterface({ input: process.stdin });
keyboard.on('line', () => {
  count++;
  keyboard.pause();
  if (count === 1) setTimeout(() => { console.log(count); process.exit(0); }, 200);
});
`, ben.host, ben.port);

// Waits for a line of its keyboard in a call that returns only when there is one.
const blocking = demo('blocking', `
import { createConnection } from 'node:net';
import { readSync } from 'node:fs';
const [host, port] = process.argv.slice(2);
const socket = createConnection(Number(port), host);
socket.on('connect', () => {
  readSync(0, Buffer.alloc(100));
  console.log('typed');
});
socket.on('end', () => console.log('peer left'));
socket.resume();
`, ben.host, ben.port);

// Says what it hears first.
const suspended = demo('suspended', `
import { createConnection } from 'node:net';
const [host, port] = process.argv.slice(2);
const socket = createConnection(Number(port), host);
socket.once('data', piece => { console.log(piece.toString().trim()); process.exit(0); });
socket.on('end', () => { console.log('the end'); process.exit(0); });
socket.on('error', error => { console.log(error.code); process.exit(0); });
`, ben.host, ben.port);

const first = made(blocking.output, 'what is printed first', printed => printed.split('\n')[0] ?? '');

export default [
  predict('pause-is-late',
    'Two lines are typed in one go, "one\\ntwo\\n". In its "line" listener a program calls pause() on the keyboard. '
      + 'How many "line" events has it had in the end: 1 or 2?',
    'One read brought both lines, and readline hands out all that it has read: pause() only stops the next read. So a '
      + 'program with turns keeps what it has no turn for in an array.',
    pausing, pausing.output,
    user.types('one\ntwo\n'), pausing.exits(0)),

  predict('deaf-while-blocked',
    'A program waits for its keyboard in a call that blocks, as input() does in Python. ben closes the connection, and '
      + 'a moment later a line is typed. What is printed first: "peer left" or "typed"?',
    'The FIN had arrived long before, and nobody looked: the only thread sat in the read. An event loop waits for both '
      + 'inputs in one call (epoll; in other languages select or poll) and learns at once which of them has something.',
    blocking, first,
    ben.accepts(), ben.leaves(), user.types('x\n'), blocking.exits(0)),

  predict('suspended-is-not-gone',
    'You press Ctrl+Z, and your shell says that the program is stopped. ben sends "still there?". Then you type fg. '
      + 'What does the program get: the line, ECONNRESET, or the end?',
    'Ctrl+Z suspends a program; it does not quit. Its sockets stay open, and the kernel goes on taking bytes and '
      + 'acknowledging them, so ben cannot tell. Only a FIN or a reset would say that you are gone.',
    suspended, suspended.output,
    ben.accepts(), user.signals('SIGSTOP'), ben.pours('still there?\n'), user.signals('SIGCONT'), suspended.exits(0)),
];
