import { anyLine, client, demo, everywhere4, everywhere6, predict } from '../../checker/lesson/index.ts';

const ana = client('ana', { host: '127.0.0.1' });
const ben = client('ben', { host: '::1' });

// A server that says where its client calls from, without the port.
const tells = demo('tells', `
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
const server = createServer(socket => socket.end(socket.remoteAddress + '\\n'));
server.listen(Number(port), host, () => console.log('listening on [' + host + ']:' + server.address().port));
`, everywhere6.host, everywhere6.port);

// A server at :: that tries, for its client, to listen on its own port in the other family too.
const clashes = demo('clashes', `
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
const server = createServer(socket => {
  const second = createServer();
  second.on('error', error => socket.end(error.code + '\\n'));
  second.listen(server.address().port, '127.0.0.1', () => socket.end('yes\\n', () => second.close()));
});
server.listen(Number(port), host, () => console.log('listening on [' + host + ']:' + server.address().port));
`, everywhere6.host, everywhere6.port);

// A server that, for its client, starts another one at its own host and dials that at ::1. If the port turns out to be
// somebody else's there, it tries again.
const dials = demo('dials', `
import { connect, createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
const asks = answer => {
  const second = createServer(() => answer('connected'));
  second.listen(0, host, () => {
    const other = connect(second.address().port, '::1', () => { other.destroy(); asks(answer); });
    other.on('error', error => answer(error.code === 'ECONNREFUSED' ? 'refused' : error.code));
  });
};
const server = createServer(socket => asks(answer => socket.end(answer + '\\n')));
server.listen(Number(port), host, () => console.log('listening on ' + host + ':' + server.address().port));
`, everywhere4.host, everywhere4.port);

export default [
  predict(
    'mapped-address',
    'A server listens at ::, for both families, and ana dials 127.0.0.1. What does the server read as her address: '
      + '127.0.0.1, ::1 or ::ffff:127.0.0.1?',
    'The socket is one of IPv6, and an IPv6 socket knows only IPv6 addresses. So the kernel shows it the IPv4 address '
      + 'inside an IPv6 one: 80 bits of zero, 16 of one, and the 32 of IPv4.',
    tells, anyLine,
    ana.connects(), ana.receives(anyLine),
  ),
  predict(
    'one-port-two-families',
    'While a server listens at ::, for both families, another one wants to listen at 127.0.0.1 on the same port. '
      + 'May it: yes, or EADDRINUSE?',
    'Each family has its ports to itself, but a socket for both takes the port in both. With IPV6_V6ONLY set, '
      + 'the port of IPv4 would still be free.',
    clashes, anyLine,
    ben.connects(), ben.receives(anyLine),
  ),
  predict(
    'any-address',
    'A server listens at 0.0.0.0, which stands for every address of its machine. '
      + 'A client on the same machine dials ::1. Is it connected or refused?',
    '0.0.0.0 is every IPv4 address, and ::1 is none. The other way round it works: :: can take IPv4 clients, '
      + 'since an IPv4 address fits into an IPv6 one, and never the reverse.',
    dials, anyLine,
    ana.connects(), ana.receives(anyLine),
  ),
];
