import { anyLine, client, demo, here, line, made, predict, user } from '../../checker/lesson/index.ts';

const ana = client('ana'), ben = client('ben');
const number = line('a number', text => /^\d+$/.test(text) || 'a number');

// Tells its second client how many local ports the listener and both connections have between them.
const counting = demo('counting', `
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
const ports = new Set();
const sockets = [];
const server = createServer(socket => {
  socket.on('error', () => {});
  ports.add(server.address().port).add(socket.localPort);
  if (sockets.push(socket) === 2) socket.write(ports.size + '\\n');
});
server.listen(Number(port), host, () => console.log('listening on ' + host + ':' + server.address().port));
`, here.host, here.port);

// Closes its listener as soon as it has a client, and writes to that client afterwards.
const closing = demo('closing', `
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
const server = createServer(socket => {
  socket.on('error', () => {});
  server.close();
  setTimeout(() => socket.write('still here\\n'), 50);
});
server.listen(Number(port), host, () => console.log('listening on ' + host + ':' + server.address().port));
`, here.host, here.port);

const idle = demo('idle', `
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
const server = createServer(socket => socket.on('error', () => {}));
server.listen(Number(port), host, () => console.log('listening on ' + host + ':' + server.address().port));
`, here.host, here.port);

export default [
  predict(
    'ports-of-two-connections',
    'A server listens, and two clients are connected to it. How many ports does the server use for these '
      + 'three sockets: 1, 2 or 3?',
    'Every socket that a server accepts has the local port of the listener. What tells the connections apart '
      + 'is the other end: the pair of both endpoints names a connection, so one port is enough for all clients.',
    counting, number,
    ana.connects(), ben.connects(), ben.receives(number),
  ),
  predict(
    'closed-listener',
    'A server closes its listening socket while ana is connected, and then writes `still here` to her. What '
      + 'does ana receive: still here, or nothing?',
    'The listener and the connection are two sockets, and closing one leaves the other as it was. Only '
      + 'newcomers are turned away: ben is refused.',
    closing, anyLine,
    ana.connects(), ana.receives(anyLine), ben.isRefused(),
  ),
  predict(
    'stopped-server',
    'A server listens and is then stopped by SIGSTOP, so that not one line of it runs. ana tries to connect. '
      + 'Is she connected: yes or no?',
    'The kernel finishes the handshake by itself and keeps the connection in the queue of the listening '
      + 'socket. Accepting only takes it out of there, so a connection says that somebody listens, not that the '
      + 'program is awake.',
    idle, made(ana.port, 'whether ana is connected', port => (port > 0 ? 'yes' : 'no')),
    idle.announces(), user.signals('SIGSTOP'), ana.connects(), user.signals('SIGCONT'),
  ),
];
