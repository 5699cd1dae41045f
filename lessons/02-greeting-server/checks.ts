import {
  check, client, here, lesson, misconception, program, server, text, there, type Client,
} from '../../checker/lesson/index.ts';

const ana = client('ana'), ben = client('ben'), cleo = client('cleo');
const taken = server('taken');
const greeting = program('server', 'server.ts', here.host, here.port);

const isThanked = (peer: Client) =>
  [peer.connects(), peer.ignores('\n'), peer.receives('Thank you for connecting')];

const neverCloses = misconception(
  'never-closes',
  'You thanked the client and left its connection open; only your FIN tells it that no more will come.',
  'When you have sent what you have to say, end this connection: socket.end().',
);
const asksTooEarly = misconception(
  'announces-early',
  'You asked the server for its address before it listened; it has none until then.',
  'Wait for the "listening" event: in its handler server.address() has the host and the port.',
);
const nullAddress = /null \(reading '(?:address|port)'|'(?:address|port)' of .* as it is null/;
const greetsOnce = misconception(
  'greets-once',
  'The first client was thanked and a later one heard nothing; every client brings a socket of its own.',
  'Thank inside the handler that runs for each connection, on the socket that the handler is given.',
);

export default lesson({
  title: 'Two kinds of socket',
  learnt: [
    'A listening socket carries no bytes: it brings forth a new socket for each client, on the same local port.',
    'Closing a connection is not closing the server, and only your FIN tells the client that you are done.',
    'A server is ready once the system says so, at the port that the system says, or else it fails aloud.',
  ],
  checks: [
    check('listens-where-told', 'It listens at the address and port it is given.', greeting,
      greeting.starts(there.host, there.port), greeting.listensAt(there))
      .reveals('wrong-bind', greeting.met('listening elsewhere'))
      .reveals('wrong-bind', greeting.met('not listening', /EADDRINUSE/))
      .reveals(asksTooEarly, greeting.met('crash', nullAddress))
      .hints(
        'A server has to ask the system for its place: which call names an address and a port?',
        'The constants host and port hold what the command line says. Both belong in the call, the port as a number.',
        'server.listen(Number(port), host);',
      ),

    check('greets-a-client', 'Whoever connects is thanked.', greeting,
      ...isThanked(ana))
      .hints(
        'Who speaks first here? The client waits, so it is you.',
        'greet() is called with the socket of each new client; a socket has write().',
        "socket.write('Thank you for connecting\\n');",
      ),

    check('greets-the-next-client', 'Whoever comes next is thanked too, however many have left.', greeting,
      ...isThanked(ana), ana.leaves(), ...isThanked(ben), ben.leaves(), ...isThanked(cleo), cleo.leaves())
      .needs('greets-a-client')
      .reveals('one-client-only', ben.met('refusal'))
      .reveals('one-client-only', ben.met('reset'))
      .reveals('one-client-only', cleo.met('refusal'))
      .reveals('one-client-only', cleo.met('reset'))
      .reveals(greetsOnce, ben.met('silence'))
      .hints(
        'What becomes of your program when the first client has been served?',
        'Look for what happens only once: server.close(), process.exit(), once(), a socket kept outside the handler.',
        'createServer(greet) calls greet for every client: speak to the socket it is given, leave the server alone.',
      ),

    check('closes-the-connection', 'After its thanks it closes that connection, unasked.', greeting,
      ...isThanked(ana), ana.hearsEnd({ because: 'a client that reads to the end waits for your FIN' }))
      .needs('greets-a-client')
      .reveals(neverCloses, ana.met('no end'))
      .hints(
        'How does the client know that nothing more will come?',
        'Each side ends its own direction with a FIN; a socket sends it when you call end().',
        'After the write: socket.end();',
      ),

    check('does-not-wait-for-a-client', 'ana keeps her end open; ben is thanked all the same.', greeting,
      ...isThanked(ana), ana.hearsEnd(), ...isThanked(ben), ben.hearsEnd())
      .needs('greets-the-next-client', 'closes-the-connection')
      .reveals('serves-serially', ben.met('silence'))
      .hints(
        'What do you wait for between one client and the next?',
        'Your side of the connection is done once you have called end(); when the client ends hers is her affair.',
        'Take away the await between two clients, or let greet() run for each connection: createServer(greet).',
      ),

    check('says-who-came', 'It prints which address and port each client comes from.', greeting,
      ...isThanked(ana), greeting.prints(text`Got connection from ${ana.address}`), ana.leaves(),
      ...isThanked(ben), greeting.prints(text`Got connection from ${ben.address}`))
      .needs('listens-where-told', 'greets-the-next-client')
      .reveals('wrong-peer', greeting.printed(/^Got connection from \S+:\d+\r?$/m))
      .hints(
        'A connection has two ends, and your socket knows both. Which one is the client?',
        'remoteAddress and remotePort are the far end; localAddress and localPort are your own.',
        'console.log(`Got connection from ${endpoint(socket.remoteAddress, socket.remotePort)}`);',
      ),

    check('survives-a-reset', 'ana breaks off with a reset; ben is still thanked.', greeting,
      ...isThanked(ana), ana.hearsEnd(), ana.resets(), ...isThanked(ben))
      .needs('does-not-wait-for-a-client')
      .reveals('dies-with-client', greeting.met('crash'))
      .reveals('dies-with-client')
      .hints(
        "What does Node do with an 'error' event that nobody listens to?",
        "A reset shows as an 'error' event of that client's socket. It concerns one connection, not the server.",
        "socket.on('error', error => { console.error(`a client broke off: ${error.message}`); });",
      ),

    check('says-so-once-it-listens', 'It prints where it listens, and not before it does.', greeting,
      greeting.startsSlowly(there.host, there.port), greeting.announces())
      .needs('listens-where-told')
      .reveals('announces-early', greeting.met('too early'))
      .hints(
        'listen() returns at once. Does the server listen by then?',
        "The system answers later; the server then has a 'listening' event.",
        "server.on('listening', () => { console.log(`listening on ${endpoint(host, port)}`); });",
      ),

    check('says-the-port-it-got', 'Given port 0, it prints the port that the system chose.', greeting,
      greeting.announces())
      .needs('says-so-once-it-listens')
      .reveals('announces-port-zero', greeting.printed(/^listening on \S+:0\r?$/m))
      .hints(
        'The command line said port 0. Can a client connect to port 0?',
        'Once it listens, the server knows its own address: server.address().',
        "In the 'listening' handler: const address = server.address(); then print address.address and address.port.",
      ),

    check('reports-a-taken-port', 'A port in use is said in one line, and exit status 1.', greeting,
      greeting.starts(taken.host, taken.port), greeting.exits(1),
      greeting.complains(text`EADDRINUSE ${taken.address}`))
      .needs('listens-where-told')
      .reveals('crashes-on-error', greeting.met('crash'))
      .reveals('swallows-errors', greeting.met('wrong exit'))
      .hints(
        'Two programs want the same port. What does the second one get, and who tells its user?',
        "The server, not a client's socket, has an 'error' event, and the error has a code.",
        "server.on('error', error => { console.error(`${error.code} ${endpoint(host, port)}`); process.exit(1); });",
      ),
  ],
});
