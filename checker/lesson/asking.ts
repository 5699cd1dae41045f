import { misconception } from './misconceptions.ts';

// What the client of a server that answers lines shows: the catalogue's ideas, told from its side.
export const sendsOnce = misconception(
  'one-request-only',
  'You sent one line and no other; the connection carries as many as are typed.',
  'Write each line to the same socket, and end it only when the input has ended.',
);
export const printsAtTheEnd = misconception(
  'waits-for-eof',
  'You waited for the server to finish; a complete line can be printed at once.',
  'Print each line as soon as its newline has arrived.',
);
export const leavesEarly = misconception(
  'tail-unanswered',
  'You left before your last line was answered.',
  'When the input ends, end only your side: socket.end(). The last answers still come, and then the end of the server’s side.',
);
export const neverSaysSo = misconception(
  'never-closes',
  'Your input has ended and you never told the server: both of you wait for the other.',
  'When the input ends, end your side of the connection with socket.end().',
);
export const hidesTheRefusal = misconception(
  'swallows-errors',
  'The connection was refused and you reported success.',
  'When the socket emits "error", say the code and the address on standard error, and exit with status 1.',
);
