import {
  anyLine, bytes, check, client, here, lesson, letters, line, misconception, nobody, prefixed, program, server, text, there,
  user, type Matcher,
} from '../../checker/lesson/index.ts';

const ana = client('ana'), eve = server('eve'), taken = server('taken');
const answering = program('server', 'server.ts', here.host, here.port);
const asking = program('client', 'client.ts', eve.host, eve.port);

const message = letters('a message', 24), reply = letters('a reply', 24);
// The message comes in one piece: a template is not among the texts that are cut into single bytes.
const question = text`Who is there?\n`;

// The server's own words: one line that is not blank. FIN ends it, so its newline is optional.
const sentence: Matcher = {
  ...anyLine,
  label: 'one sentence',
  judge: all => {
    const said = new TextDecoder().decode(all).replace(/\r?\n$/, '');
    if (said.trim() === '') return 'need more';
    return said.includes('\n') ? { differs: 'one sentence, on one line' } : { matched: all.length, value: said };
  },
};

const reset = line('a line with "ECONNRESET"', said => /ECONNRESET|reset by peer/i.test(said) || '"ECONNRESET"');

const repliesBeforeRequest = misconception('replies-before-request',
  'You spoke before the client had asked.',
  'Say nothing when a connection comes; reply where the message arrives, in the "data" listener.');
const neverEnds = misconception('never-closes',
  'You replied and kept the connection open; the client waits for your FIN, since nothing else ends the reply.',
  'After the reply call socket.end(): it sends what is left, and then the FIN.');
const listenerLeftOpen = misconception('listener-left-open',
  'The connection is closed; the listener is a socket too, and it is still open, so your program goes on.',
  'Call server.close() as soon as you have your one client: it closes the listener and leaves the connection alone.');
const waitsForTheEnd = misconception('waits-for-eof',
  'You waited for the client to finish, and the client waits for your reply.',
  'Print the message and reply where the "data" event brings it; do not wait for "end".');
const waitsForNewline = misconception('waits-for-newline',
  'You waited for a newline, and this message has none: it was complete, and nobody answered it.',
  'Take what the "data" event brings as the message, and strip a newline if there is one.');
const diesWithClient = misconception('dies-with-client',
  'The client broke off, and an exception that nobody handled ended your program.',
  'An "error" event that nobody listens to is thrown: give the socket one, say the code, and exit with status 1.');
const hidesTheReset = misconception('swallows-errors',
  'The client broke off, and your exit status says that all went well.',
  'In the "error" listener of the socket: say the code on standard error, and exit with status 1.');

const ignoresEnd = misconception('ignores-eof',
  'The server has closed, and your program still waits, for the server or for the keyboard.',
  'When the socket says "end" nothing more can come: print the reply, and close the keyboard there.');
const bothWait = misconception('both-wait',
  'A line was typed and your client kept it to itself: the client speaks first, as soon as the line has its newline.',
  'Send the line in the listener that got it; wait neither for the end of the input nor for a word from the server.');
const leavesWithTheInput = misconception('closes-early',
  'Your input ended, and you closed the connection with it; the conversation was not over.',
  'The end of the input says that nothing more is typed. Send what was typed, and stay until the reply has come.');
const nothingToAsk = misconception('ignores-end-of-input',
  'The input ended without a line. There is nothing to ask, so there is nothing to send and nothing to wait for.',
  'Listen for the end of the input (the "close" of readline); when no line has come by then, call socket.end().');
const hidesTheRefusal = misconception('swallows-errors',
  'The connection was refused, and you kept it to yourself.',
  'When the socket emits "error", say the code and the address on standard error, and exit with status 1.');

export default lesson({
  title: 'Request, reply, close',
  learnt: [
    'The client speaks first and the server answers: if both wait for the other, both wait for ever.',
    'The listener and the connection are two sockets, and closing one leaves the other open.',
    'A reply ends with the FIN, not with a read; until then it may come in pieces.',
  ],
  checks: [
    check('waits-to-be-asked', 'Your server says nothing before it is asked, and prints the message.', answering,
      answering.starts(), ana.connects(), ana.hearsNothing({ because: 'the client speaks first' }), ana.stopsReading(),
      ana.sends(text`${message}\n`), ana.ends(), answering.prints(prefixed('Client: ', message)))
      .reveals(repliesBeforeRequest, ana.met('too early'))
      .hints('Nothing is to be done when ana connects; something is when her bytes arrive.',
        'The "data" listener is given a Buffer: piece.toString() makes text of it.',
        'console.log(`Client: ${piece.toString().trimEnd()}`);'),

    check('replies-and-closes', 'Your server replies with one sentence, and its FIN ends the reply.', answering,
      answering.starts(), ana.connects(), ana.sends(text`${message}\n`),
      answering.prints(prefixed('Client: ', message)),
      ana.receivesAll(sentence, { because: 'the FIN says that the reply is complete' }))
      .needs('waits-to-be-asked')
      .reveals(waitsForTheEnd, answering.met('no output'))
      .reveals(waitsForTheEnd, answering.met('wrong output'))
      .reveals(neverEnds, ana.met('no end'))
      .hints('How does ana know that no more is to come?',
        'write() sends and leaves the connection open; end() sends and then closes your side of it.',
        "socket.end('Nice to meet you.\\n'); in the \"data\" listener, after you have printed the message."),

    check('closes-the-listener', 'After the conversation nothing is left open, and your server exits 0.', answering,
      answering.starts(), ana.connects(), ana.sends(question), ana.receivesAll(sentence), ana.leaves(),
      answering.exits(0, { because: 'it serves one client' }))
      .needs('replies-and-closes')
      .reveals(listenerLeftOpen, answering.met('no exit'))
      .hints('A Node program ends by itself when nothing is open any more. What is?',
        'createServer() gave you the listener, and each client comes on a socket of its own. Close both kinds.',
        'server.close(); as the last line of talk().'),

    check('takes-a-message-without-newline', 'A message without a newline is a message too.', answering,
      answering.starts(), ana.connects(), ana.sends(message), answering.prints(prefixed('Client: ', message)),
      ana.receivesAll(sentence))
      .needs('replies-and-closes')
      .reveals(waitsForNewline, answering.met('no output'))
      .reveals(waitsForNewline, ana.met('silence'))
      .hints('Which event are you waiting for, and would it come if ana never pressed Enter?',
        'readline gives you a line at its newline or at the end; "data" gives you bytes when they come.',
        "socket.once('data', piece => …) takes the message with or without its newline."),

    check('leaves-when-nothing-is-asked', 'A client that asks nothing gets no reply; your server closes and exits 0.',
      answering,
      answering.starts(), ana.connects(), ana.ends(), ana.hearsEnd({ because: 'nothing was asked' }), ana.leaves(),
      answering.exits(0))
      .needs('closes-the-listener')
      .reveals(repliesBeforeRequest, ana.met('too much'))
      .reveals('ignores-eof', ana.met('no end'))
      .reveals(listenerLeftOpen, answering.met('no exit'))
      .reveals('ignores-eof', answering.met('wrong exit'))
      .hints('Here no message ever comes. Which of your lines run then?',
        'The "data" listener is not called when the client ends first; what stands in it does not happen.',
        'Call server.close() when the client has come, not when its message has.'),

    check('reports-a-broken-connection', 'When the client breaks off with a reset, your server says so and exits 1.',
      answering,
      answering.starts(), ana.connects(), ana.resets(),
      answering.exits(1), answering.complains(reset))
      .needs('closes-the-listener')
      .reveals(diesWithClient, answering.met('crash', /ECONNRESET|reset by peer/i))
      .reveals(hidesTheReset, answering.met('wrong exit'))
      .hints('A reset arrives as an event of the socket. Who is listening for it?',
        'An "error" event without a listener is thrown as an exception.',
        "socket.on('error', error => { console.error(`${error.code} ${client}`); process.exit(1); });"),

    check('listens-where-told', 'Your server listens at the address and port it is given.', answering,
      answering.starts(there.host, there.port), answering.listensAt(there))
      .reveals('wrong-bind', answering.met('listening elsewhere'))
      .reveals('wrong-bind', answering.met('not listening', /EADDRINUSE|address already in use/i))
      .hints('Where do HOST and PORT from the command line go?',
        'listen() takes the port and then the host; without a host it listens at every address.',
        'server.listen(Number(port), host);'),

    check('says-when-it-listens', 'Your server prints where it listens, once it does.', answering,
      answering.startsSlowly(there.host, there.port),
      answering.announces({ because: 'whoever reads the line connects there at once' }))
      .needs('listens-where-told')
      .reveals('announces-early', answering.met('too early'))
      .hints('Is it true already when you print it?',
        'listen() only begins; the "listening" event says that it is done.',
        "server.on('listening', () => { console.log(…); });"),

    check('says-where-it-listens', 'The line holds the port that the system gave, also for port 0.', answering,
      answering.starts(),
      answering.announces({ because: 'port 0 asks for any free port, so only you know which it is' }))
      .needs('says-when-it-listens')
      .reveals('announces-port-zero', answering.printed(/:0\r?$/m))
      .hints('Nobody can connect to port 0. Which port did the system choose?',
        'server.address() knows, as soon as the server has emitted "listening".',
        'In the "listening" listener: console.log(`listening on ${endpoint(address.address, address.port)}`).'),

    check('reports-a-taken-port', 'A port in use is said in one line, and exit status 1.', answering,
      answering.starts(taken.host, taken.port), answering.exits(1),
      answering.complains(text`EADDRINUSE ${taken.address}`))
      .needs('listens-where-told')
      .reveals('crashes-on-error', answering.met('crash'))
      .reveals('swallows-errors', answering.met('wrong exit'))
      .reveals('swallows-errors', answering.met('no exit'))
      .hints('Listening can fail. What does your program say then, and to whom?',
        'The "error" event of the server brings the code; standard error is console.error.',
        'console.error(`${error.code} ${endpoint(host, port)}`); process.exit(1);'),

    check('asks-first', 'Your client sends the line as soon as it is typed.', asking,
      user.types(question), eve.accepts(), eve.ignores('\n'),
      eve.receives('Who is there?', { because: 'the server waits to be asked' }))
      .reveals(bothWait, eve.met('silence'))
      .hints('Two things have to happen: a connection, and then one write.',
        'createConnection(port, host) takes the port as a number; readline says "line" for each line that is typed.',
        "keyboard.once('line', line => { socket.write(`${line}\\n`); … });"),

    check('prints-the-reply', 'When the server has closed, your client prints its reply and exits 0.', asking,
      user.types(text`${message}\n`), eve.accepts(), eve.ignores('\n'), eve.receives(message),
      eve.sends(text`${reply}\n`), eve.ends(),
      asking.prints(prefixed('Server: ', reply)), asking.exits(0, { because: 'the conversation is over' }))
      .needs('asks-first')
      .reveals(ignoresEnd, asking.met('no exit'))
      .hints('Several events tell you what the server does. Which one says that the reply is complete?',
        'Add what each "data" brings to a string, and print it at "end". Then only the keyboard is still open.',
        "socket.on('end', () => { console.log(`Server: ${reply.trimEnd()}`); keyboard.close(); });"),

    check('joins-the-reply', 'A reply that comes in pieces is still one reply.', asking,
      user.types(text`${message}\n`), eve.accepts(), eve.ignores('\n'), eve.receives(message),
      eve.sends('Nice to ', 'meet you.\n'), eve.ends(),
      asking.prints(prefixed('Server: ', 'Nice to meet you.'), { because: 'only the FIN ends the reply' }))
      .needs('prints-the-reply')
      .reveals('chunk-is-message')
      .hints('How many times is your "data" listener called here?',
        'Print once, at "end"; until then only collect.',
        "let reply = ''; socket.on('data', text => { reply += text; });"),

    check('keeps-characters-whole', 'A character that is cut in two is still one character.', asking,
      user.types(text`${message}\n`), eve.accepts(), eve.ignores('\n'), eve.receives(message),
      eve.sends(bytes(0xc3), bytes(0xa9, 0x74, 0xc3), bytes(0xa9, 0x0a)), eve.ends(),
      asking.prints(prefixed('Server: ', 'été'), { because: 'c3 a9 is é, however it is cut' }))
      .needs('joins-the-reply')
      .reveals('utf8-split', asking.printed(/\uFFFD/))
      .hints('é is two bytes, c3 a9. What is c3 alone?',
        'A Buffer that is added to a string is decoded at once, half characters too.',
        "socket.setEncoding('utf8'); before the first \"data\"."),

    check('waits-past-the-end-of-input', 'The end of your input is not the end of the conversation.', asking,
      user.types(text`${message}\n`), user.endsInput(), eve.accepts(), eve.ignores('\n'), eve.receives(message),
      eve.sends(text`${reply}\n`), eve.ends(),
      asking.prints(prefixed('Server: ', reply), { because: 'the question has been asked' }), asking.exits(0))
      .needs('prints-the-reply')
      .reveals(leavesWithTheInput)
      .hints('Which of your lines run when the input ends? Here it ends before the reply comes.',
        'The end of the input says that nothing more will be typed. What the server has to say is another matter.',
        'Leave at the end of the input only when no line was typed: if (!asked) socket.end();'),

    check('leaves-when-nothing-is-typed', 'With no line to send, your client closes and exits 0.', asking,
      user.endsInput(), eve.accepts(), eve.hearsEnd({ because: 'there is nothing to ask' }), eve.ends(),
      asking.exits(0))
      .needs('prints-the-reply')
      .reveals(nothingToAsk)
      .hints('No line ever comes here. Which event does come?',
        'readline says "close" when the input has ended.',
        "keyboard.once('close', () => { if (!asked) socket.end(); });"),

    check('reports-a-refusal', 'Where nobody listens, your client says so in one line and exits 1.', asking,
      asking.starts(nobody.host, nobody.port), user.types('anybody?\n'), asking.exits(1),
      asking.complains(text`ECONNREFUSED ${nobody.address}`))
      .needs('asks-first')
      .reveals('crashes-on-error', asking.met('crash'))
      .reveals(hidesTheRefusal, asking.met('wrong exit'))
      .reveals(hidesTheRefusal, asking.met('no exit'))
      .hints('Connecting can fail. What does your program say then?',
        'The socket says "error"; its code is ECONNREFUSED where nobody listens.',
        "socket.on('error', error => { console.error(`${error.code} ${host}:${port}`); process.exit(1); });"),
  ],
});
