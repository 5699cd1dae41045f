import {
  check, client, everywhere6, here, hidesTheRefusal, hostname, lesson, misconception, nobody6, prefixed, program,
  server, text, there6, user,
} from '../../checker/lesson/index.ts';

const ana = client('ana', { host: '127.0.0.1' }), ben = client('ben', { host: '::1' });
const carl = client('carl', { host: '127.0.0.1' });
const eve = server('eve'), ida = server('ida', { host: '::1', beside: eve }), taken = server('taken', { host: '::1' });
const four = program('server', 'server.ts', '--v4', here.host, here.port);
const six = program('server', 'server.ts', '--v6', everywhere6.host, everywhere6.port);
const dual = program('server', 'server.ts', '--dual', everywhere6.host, everywhere6.port);
const asking = program('client', 'client.ts', '--v4', eve.host, eve.port);
const asking6 = program('client', 'client.ts', '--v6', ida.host, ida.port);

const both = hostname('both.test', ida.host, eve.host);
const onlyFour = hostname('four.test', eve.host), onlySix = hostname('six.test', ida.host);

// Whoever asks for the address of something in brackets is told that there is no such name.
const unknownName = /ENOTFOUND|EAI_|name or service not known/i;

const answer = (line: string) => prefixed('From server: ', line);

const ipv4Only = misconception('ipv4-only',
  'You served IPv4 only: whoever has an IPv6 address cannot come.',
  'Pass HOST on as it is. Node sees by its colons that it is an IPv6 address, and opens a socket of that family.');
const dialsIPv4Only = misconception('ipv4-only',
  'You dialled an IPv4 address, and HOST was an IPv6 one.',
  'Pass HOST on as it is. Node sees by its colons that it is an IPv6 address, and opens a socket of that family.');
const bracketsInListen = misconception('brackets-in-connect',
  'You gave the system an address in brackets; brackets belong to the text HOST:PORT, not to the address.',
  'Listen at HOST as you got it, and put brackets around it only where you print it in front of a port.');
const bracketsInConnect = misconception('brackets-in-connect',
  'You dialled an address in brackets; brackets belong to the text HOST:PORT, not to the address.',
  'Connect to HOST as you got it; a URL gives you its hostname with brackets, which have to go.');
const bracketsMissing = misconception('brackets-missing',
  'You wrote an IPv6 address and a port in one word without brackets; nobody can tell where the address ends.',
  'Where the host has a colon in it, write [HOST]:PORT.');
const mapped = misconception('mapped-address',
  'You logged an IPv4 client by its mapped address, ::ffff:127.0.0.1; its own address is 127.0.0.1.',
  'Take the ::ffff: off a remoteAddress that goes on with an IPv4 address.');
const v6OnlyIgnored = misconception('v6-only-ignored',
  'With --v6 you still took an IPv4 client: a socket at :: serves both families unless IPV6_V6ONLY is set.',
  'Say so before the socket is bound: server.listen({ host, port, ipv6Only: true }).');
const dualIsOne = misconception('dual-is-one-family',
  'With --dual you left the IPv4 clients out: a socket at :: serves both families only without IPV6_V6ONLY.',
  'Set ipv6Only for --v6, and for --v6 alone.');
const familyIgnored = misconception('family-ignored',
  'You dialled whichever address of the name came first; you were told which family to take.',
  'Pass the family on: connect({ host, port, family: 4 }) asks for IPv4 addresses only, 6 for IPv6, 0 for both.');
const asksForOne = misconception('dual-is-one-family',
  'With --dual you asked for the addresses of one family, and the name had one in the other.',
  'Ask for both families: 0 stands for them.');

export default lesson({
  title: 'Two families of addresses',
  learnt: [
    'IPv4 and IPv6 are two families: each has addresses, a loopback, an any-address and ports of its own.',
    'One socket at :: can serve both; an IPv4 client then calls from a mapped address, ::ffff:127.0.0.1.',
    'An IPv6 address stands in brackets before a port, and nowhere else.',
  ],
  checks: [
    check('names-an-ipv4-client', 'A client of IPv4 is printed as `client HOST:PORT`.', four,
      ana.connects(), four.prints(text`client ${ana.address}`))
      .reveals('wrong-peer', four.printed(/^client 127\.0\.0\.1:\d+\r?$/m))
      .hints(
        'ana has connected. Where does your server say so?',
        'serve() gets her socket: remoteAddress and remotePort tell where she calls from.',
        'console.log(`client ${endpoint(plain(socket.remoteAddress ?? \'\'), socket.remotePort ?? 0)}`);'),

    check('answers-whole-lines', 'Lines come back in upper case, as in lesson 04.', four,
      ana.connects(), ana.sends('hel'), ana.hearsNothing({ because: 'the line has no end yet' }),
      ana.sends('lo\nhow are you\n'), ana.receives('HELLO\nHOW ARE YOU\n'))
      .reveals('chunk-is-message', ana.heard(/^HEL/))
      .hints(
        'The skeleton answers lines as it stands. What has changed?',
        'A read may hold part of a line, or several; lesson 04 cuts them at the newline.',
        "const lines = (rest + text).split('\\n'); rest = lines.pop() ?? '';"),

    check('serves-the-next-client', 'When ana has left, carl is served.', four,
      ana.connects(), ana.sends('hello\n'), ana.ends(), ana.receives('HELLO\n'), ana.leaves(),
      carl.connects(), carl.sends('hi\n'), carl.ends(),
      carl.receives('HI\n', { because: 'ana is gone, the server is not' }))
      .needs('answers-whole-lines')
      .reveals('one-client-only', carl.met('refusal'))
      .reveals('one-client-only', carl.met('reset'))
      .reveals('one-client-only', carl.met('silence'))
      .hints(
        'What does your server still do when its first client has left?',
        'The listener and the connection are two sockets; each is closed on its own.',
        'Keep server.close() out of serve().'),

    check('serves-an-ipv6-client', 'With --v6 a client of IPv6 is served.', six,
      ben.connects(), ben.sends('six\n'), ben.receives('SIX\n'))
      .needs('answers-whole-lines')
      .onlyOn('ipv6')
      .reveals(bracketsInListen, six.met('not listening', unknownName))
      .reveals(ipv4Only, six.met('not listening', /address family/i))
      .reveals(ipv4Only, six.met('listening elsewhere'))
      .hints(
        'It was told --v6 ::, and ben dials ::1. Where does it listen?',
        'Any address that Node is given, of either family, goes to listen() as it is: without brackets.',
        'server.listen({ host, port: Number(port) });'),

    check('names-an-ipv6-client', 'A client of IPv6 is printed with its address in brackets.', six,
      ben.connects(), six.prints(text`client ${ben.address}`))
      .needs('names-an-ipv4-client', 'serves-an-ipv6-client')
      .onlyOn('ipv6')
      .reveals(bracketsMissing, six.printed(/^client ::1:\d+\r?$/m))
      .hints(
        'ben calls from ::1 and a port. Where, in what you print, does the one end and the other begin?',
        'An IPv6 address has colons of its own; in front of a port it stands in brackets.',
        "if (host.includes(':')) return `[${host}]:${port}`;"),

    check('listens-where-told', 'It listens at the address and port it is given.', six,
      six.starts('--v6', there6.host, there6.port), six.listensAt(there6))
      .needs('serves-an-ipv6-client')
      .onlyOn('ipv6')
      .reveals('wrong-bind', six.met('listening elsewhere'))
      .reveals('wrong-bind', six.met('not listening', /EADDRINUSE/))
      .hints(
        'Compare where it was told to listen with where it does.',
        ':: and 0.0.0.0 are every address of this machine, those in the local network included. It was told one.',
        'server.listen({ host, port: Number(port) });'),

    check('serves-both-families', 'With --dual, one server at :: serves clients of both families.', dual,
      ana.connects(), ben.connects(), ben.sends('six\n'), ben.receives('SIX\n'),
      ana.sends('four\n'), ana.receives('FOUR\n', { because: 'ana is connected over IPv4, to the same server' }))
      .needs('serves-an-ipv6-client')
      .onlyOn('ipv6')
      .reveals(dualIsOne, ana.met('refusal'))
      .hints(
        'ana dials 127.0.0.1, and is refused. Which option of the socket shuts her out?',
        'A socket at :: takes clients of both families unless IPV6_V6ONLY is set, which Node calls ipv6Only.',
        "ipv6Only: family === '--v6'"),

    check('names-a-mapped-client', 'A client of IPv4 has its plain IPv4 address, also where the server is at ::.', dual,
      ana.connects(), dual.prints(text`client ${ana.address}`))
      .needs('names-an-ipv4-client', 'serves-both-families')
      .onlyOn('ipv6')
      .reveals(mapped, dual.printed(/::ffff:/i))
      .hints(
        'What does remoteAddress hold for a client that calls from 127.0.0.1?',
        'An IPv6 socket writes an IPv4 address as an IPv6 one: ::ffff: and the address.',
        "if (/^::ffff:\\d+\\./.test(address)) return address.slice('::ffff:'.length);"),

    check('keeps-ipv4-out', 'With --v6, also a server at :: is for IPv6 alone.', six,
      ana.isRefused({ because: '--v6 leaves the IPv4 port to others' }),
      ben.connects(), ben.sends('six\n'), ben.receives('SIX\n'))
      .needs('serves-an-ipv6-client')
      .onlyOn('ipv6')
      .reveals(v6OnlyIgnored, ana.met('no refusal'))
      .hints(
        'ana dials 127.0.0.1, and is let in. Who told the system that she should be?',
        'Nobody: a socket at :: is for both families. IPV6_V6ONLY, set before bind, makes it one of IPv6.',
        "server.listen({ host, port: Number(port), ipv6Only: family === '--v6' });"),

    check('ends-with-the-client', 'When the client has ended its side, you end yours.', dual,
      ana.connects(), ana.sends('hello\n'), ana.receives('HELLO\n'), ana.ends(),
      ana.hearsEnd({ because: 'nothing is left to be said' }))
      .needs('serves-both-families')
      .onlyOn('ipv6')
      .reveals('never-closes', ana.met('no end'))
      .hints(
        'ana has ended her side of the connection. Who ends yours?',
        'The socket emits "end" when the FIN has come; allowHalfOpen leaves your own side to you.',
        "socket.on('end', () => socket.end(rest.toUpperCase()));"),

    check('survives-a-reset', 'A client of IPv4 breaks off with a reset; one of IPv6 is still served.', dual,
      ana.connects(), ana.resets(),
      ben.connects(), ben.sends('hi\n'), ben.receives('HI\n', { because: "only ana's connection is broken" }))
      .needs('serves-both-families')
      .onlyOn('ipv6')
      .reveals('dies-with-client', dual.met('crash'))
      .reveals('dies-with-client')
      .hints(
        'A client can vanish at any moment. Which line of yours is told?',
        'A reset arrives as an "error" event of the socket; without a listener for it, Node ends the whole program.',
        "socket.on('error', error => console.error(error.message));"),

    check('says-when-it-listens', 'It prints `listening on HOST:PORT` once it listens, and not before.', six,
      six.startsSlowly('--v6', there6.host, there6.port),
      six.announces({ because: 'whoever reads the line connects there at once' }))
      .needs('listens-where-told')
      .onlyOn('ipv6')
      .reveals('announces-early', six.met('too early'))
      .reveals(bracketsMissing, six.printed(/^listening on ::1:\d+$/m))
      .hints(
        'Is it true already when you print it, and can the port be told from the address?',
        'The event "listening" tells when the server listens. An IPv6 host stands in brackets.',
        "server.on('listening', () => { console.log(`listening on ${endpoint(address.address, address.port)}`); });"),

    check('says-where-it-listens', 'The line holds the port that the system gave it, as in `listening on [::]:5001`.', dual,
      dual.announces({ because: 'port 0 asks for any free port, so only you know which it is' }))
      .needs('says-when-it-listens')
      .onlyOn('ipv6')
      .reveals('announces-port-zero', dual.printed(/:0$/m))
      .hints(
        'Nobody can connect to port 0. Which port did the system choose?',
        'server.address() knows, as soon as the server has emitted "listening".',
        'console.log(`listening on ${endpoint(address.address, address.port)}`);'),

    check('reports-a-taken-port', 'Where the port is in use it says so in one line, and exits with status 1.', six,
      six.starts('--v6', taken.host, taken.port), six.exits(1), six.complains(text`EADDRINUSE ${taken.address}`))
      .needs('listens-where-told')
      .onlyOn('ipv6')
      .reveals('crashes-on-error', six.met('crash'))
      .reveals('swallows-errors', six.met('wrong exit'))
      .reveals('swallows-errors', six.met('no exit'))
      .hints(
        'Somebody else has the port already. How does your program hear of it?',
        'The server emits "error", with the code in error.code; console.error prints on standard error.',
        "server.on('error', …): console.error(`${error.code} ${endpoint(host, port)}`); process.exit(1);"),

    check('asks-over-ipv4', 'With --v4 it dials an IPv4 address, sends lines and prints answers.', asking,
      user.types('hello\n'), eve.accepts(), eve.receives('hello\n'), eve.sends('HELLO\n'),
      asking.prints(answer('HELLO')))
      .reveals(bracketsInConnect, eve.met('no connection', unknownName))
      .reveals(bracketsInConnect, asking.met('crash', unknownName))
      .hints(
        'eve listens at 127.0.0.1. Which line of your client connects to her?',
        'socket.connect() takes the host, the port and the family; the skeleton does the rest.',
        'socket.connect({ host, port: Number(port), family: wanted() });'),

    check('joins-a-split-answer', 'An answer that arrives in pieces is still one line, as in lesson 04.', asking,
      user.types('hello\n'), eve.accepts(), eve.receives('hello\n'), eve.sends('HEL', 'LO\n'),
      asking.prints(answer('HELLO')))
      .needs('asks-over-ipv4')
      .reveals('chunk-is-message', asking.printed(/HEL(?!LO)|(?<!HEL)LO/))
      .hints(
        'The skeleton does this as it stands. What has changed?',
        'A read may hold part of a line; lesson 04 keeps it until the newline has come.',
        "const lines = (rest + text).split('\\n'); rest = lines.pop() ?? '';"),

    check('asks-over-ipv6', 'With --v6 it dials an IPv6 address.', asking6,
      user.types('hello\n'), ida.accepts(), ida.receives('hello\n'), ida.sends('HELLO\n'),
      asking6.prints(answer('HELLO')))
      .needs('asks-over-ipv4')
      .onlyOn('ipv6')
      .reveals(bracketsInConnect, ida.met('no connection', unknownName))
      .reveals(bracketsInConnect, asking6.met('crash', unknownName))
      .reveals(dialsIPv4Only, asking6.met('crash', /address family/i))
      .reveals(dialsIPv4Only, ida.met('no connection'))
      .hints(
        'ida listens at ::1. Which address does your client dial?',
        'connect() takes an address of either family as it is: ::1, without brackets.',
        'socket.connect({ host, port: Number(port), family: wanted() });'),

    check('dials-the-family-it-is-told', 'Of the addresses of a name it dials one of the family it is told.', asking6,
      asking6.starts('--v4', both, eve.port), user.types('four\n'), eve.accepts(), eve.receives('four\n'),
      asking6.starts('--v6', both, ida.port), user.types('six\n'), ida.accepts(), ida.receives('six\n'))
      .needs('asks-over-ipv6')
      .onlyOn('ipv6')
      .reveals(familyIgnored, eve.met('no connection'))
      .reveals(familyIgnored, ida.met('no connection'))
      .hints(
        'both.test has two addresses. Who chooses between them?',
        'The option family of connect() names the family that you want: 4, 6, or 0 for both.',
        "if (family === '--v4') return 4; if (family === '--v6') return 6;"),

    check('dials-either-family', 'With --dual either family will do, as the name has it.', asking6,
      asking6.starts('--dual', onlyFour, eve.port), user.types('four\n'), eve.accepts(), eve.receives('four\n'),
      asking6.starts('--dual', onlySix, ida.port), user.types('six\n'), ida.accepts(), ida.receives('six\n'))
      .needs('dials-the-family-it-is-told')
      .onlyOn('ipv6')
      .reveals(asksForOne, eve.met('no connection'))
      .reveals(asksForOne, ida.met('no connection'))
      .hints(
        'With --dual, which family does your client insist on?',
        'The family 0 stands for both.',
        'return 0;'),

    check('reports-a-refusal', 'Where nobody listens it says so in one line, and exits with status 1.', asking6,
      asking6.starts('--v6', nobody6.host, nobody6.port), user.types('hello\n'), user.endsInput(),
      asking6.exits(1), asking6.complains(text`ECONNREFUSED ${nobody6.address}`))
      .needs('asks-over-ipv6')
      .onlyOn('ipv6')
      .reveals('crashes-on-error', asking6.met('crash'))
      .reveals(hidesTheRefusal, asking6.met('wrong exit'))
      .reveals(bracketsMissing, asking6.met('wrong output', /ECONNREFUSED ::1:\d/))
      .hints(
        'Nobody listens there. How does your program hear of it, and how does it write the address?',
        'The socket emits "error". Its message has the address too, and without brackets.',
        'console.error(`${error.code} ${endpoint(host, port)}`); with `[${host}]:${port}` for an IPv6 host.'),
  ],
});
