import { client, demo, here, line, nobody, predict } from '../../checker/lesson/index.ts';

const ana = client('ana'), ben = client('ben');

// Says what came of connecting.
const early = demo('early', `
import { createConnection } from 'node:net';
const [host, port] = process.argv.slice(2);
const socket = createConnection(Number(port), host);
socket.on('connect', () => { console.log('a connection'); socket.end(); });
socket.on('error', error => console.log(error.code));
`, nobody.host, nobody.port);

// Closes its listener as soon as it has a client, and replies when she asks.
const closing = demo('closing', `
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
const server = createServer(socket => {
  server.close();
  socket.once('data', () => socket.end('a reply\\n'));
  socket.on('error', () => {});
});
server.listen(Number(port), host, () => console.log('listening on ' + host + ':' + server.address().port));
`, here.host, here.port);

// Replies and is gone: its process has ended before anybody reads the reply.
const leaving = demo('leaving', `
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
const server = createServer(socket => {
  socket.once('data', () => socket.end('the whole reply\\n', () => process.exit(0)));
  socket.on('error', () => {});
});
server.listen(Number(port), host, () => console.log('listening on ' + host + ':' + server.address().port));
`, here.host, here.port);

const answer = line('an answer', () => true), words = line('what is left of the reply', () => true);

export default [
  predict('client-first',
    'A client is started a moment before its server. What does it get: a connection as soon as the server listens, '
      + 'ECONNREFUSED, or ETIMEDOUT?',
    'Nobody listens at that port yet, and the kernel of that machine (here, your own) says so at once with a reset. It '
      + 'does not keep the request for later. So the server is started first, or the client tries again.',
    early, early.output,
    early.exits(0)),

  predict('listener-gone',
    'A server closes its listener the moment ana is connected, and ben is refused. Only then does ana ask. '
      + 'What does she get: a reply, a reset, or nothing?',
    'The listener and the connection are two sockets. Closing the first takes the door away; whoever is in stays in. '
      + 'That is why a server of one client can close its listener before the conversation has begun.',
    closing, answer,
    ana.connects(), ben.isRefused(), ana.sends('hello\n'), ana.receives(answer), ana.hearsEnd()),

  predict('sender-gone',
    'A server sends "the whole reply", closes everything and exits. ana starts to read only after its process is gone. '
      + 'What does she get: the whole reply, a part of it, or nothing?',
    'write() hands the bytes to the kernel of the sender, which hands them to the kernel of the receiver; there they '
      + 'wait in a buffer until ana reads. The kernels keep their promise after the program is gone.',
    leaving, words,
    ana.connects(), ana.stopsReading(), ana.sends('hello\n'), leaving.exits(0), ana.readsOn(), ana.receives(words)),
];
