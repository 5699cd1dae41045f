import { anyLine, client, clock, crowd, demo, here, made, predict, user } from '../../checker/lesson/index.ts';

const guests = crowd('guest', 24), ana = client('ana');

// A server whose queue of connections that wait to be accepted has room for one; the kernel rounds that up to two.
const narrow = demo('narrow', `
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
const server = createServer(socket => socket.on('error', () => {}));
server.listen(Number(port), host, 1, () => console.log('listening on ' + host + ':' + server.address().port));
`, here.host, here.port);

// Answers whatever comes with one write of a line of 8 million letters, and looks at nothing that comes of it.
const generous = demo('generous', `
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
const server = createServer(socket => {
  socket.on('error', () => {});
  socket.on('data', () => {
    socket.write('x'.repeat(8000000) + '\\n');
    console.log('written');
  });
});
server.listen(Number(port), host, () => console.log('listening on ' + host + ':' + server.address().port));
`, here.host, here.port);

const allOrFewer = (all: number) => (found: number) => (found === all ? 'all' : found === 0 ? 'none' : 'fewer');

export default [
  predict(
    'full-queue',
    'A server listens with a backlog of 1 and is then stopped by SIGSTOP, so that it accepts nobody. 24 clients dial. '
      + 'Half a second later, how many of them are connected: all, fewer or none?',
    'The kernel finishes handshakes by itself, but keeps only so many connections as the backlog says (Linux: one more) '
      + 'for a program that does not accept them. Then it answers no further SYN. Nobody is refused: the other clients wait.',
    narrow, made(guests.gotIn, 'how many are connected', allOrFewer(24)),
    narrow.announces(), user.signals('SIGSTOP'), guests.connects(), clock.passes(500),
  ),
  predict(
    'room-again',
    'The same, but half a second later the server goes on (SIGCONT) and accepts. How many of the 24 clients are '
      + 'connected in the end: all, fewer or none?',
    'A SYN that was not answered is sent again by the client’s own kernel, a second later and then again and again, for '
      + 'about two minutes. As soon as there is room in the queue one of them is answered. Nobody was dropped.',
    narrow, made(guests.gotIn, 'how many are connected in the end', allOrFewer(24)),
    narrow.announces(), user.signals('SIGSTOP'), guests.connects(), clock.passes(500),
    user.signals('SIGCONT'), guests.getsIn(),
  ),
  predict(
    'one-write',
    'A server hands a line of 8000000 letters to a single write(), which returns at once. ana begins to read only then. '
      + 'How many of the letters reach her: all, fewer or none?',
    'The kernel took what it had room for, Node kept the rest in the memory of the program, and wrote on whenever ana had '
      + 'read. So JavaScript needs no loop, and no sendall() as Python has; it pays with memory.',
    generous, made(anyLine, 'how many letters came', found => allOrFewer(8_000_000)(found.length)),
    ana.connects(), ana.stopsReading(), ana.sends('go\n'), generous.prints('written'), ana.readsOn(), ana.receives(anyLine),
  ),
];
