import {
  atOnce, bytes, check, client, here, hidesTheRefusal, leavesEarly, lesson, line, misconception, neverSaysSo, nobody,
  prefixed, printsAtTheEnd, program, sendsOnce, server, text, there, user,
} from '../../checker/lesson/index.ts';

const ana = client('ana'), ben = client('ben'), eve = server('eve'), taken = server('taken');
const shouting = program('server', 'server.ts', here.host, here.port);
const asking = program('client', 'client.ts', eve.host, eve.port);

// What comes back for `éa`: whether É is the answer to é is left to the program's language.
const eAcuteA = line('"ÉA" or "éA"', found => /^[Éé]A$/.test(found) || '"ÉA" or "éA"');
const answer = (line: string) => prefixed('From server: ', line);

const skipsEmptyLines = misconception('skips-empty-lines',
  'An empty line is a line too, and you passed it over.',
  'What comes before its newline may be nothing at all: treat it like every other line.');

export default lesson({
  title: 'A stream is not a message',
  learnt: [
    'TCP keeps order, not boundaries: a read may hold half a line, three lines, or half a character.',
    'A line ends with its newline, and the last one may end with the FIN; after it the answer can still travel.',
    'Every connection has its own buffer, and one broken client is nobody else’s trouble.',
  ],
  checks: [
    check('answers-a-line', 'A line comes back in upper case.', shouting,
      ana.connects(), ana.sends('hello\n'), ana.ends(), ana.receives('HELLO\n'))
      .reveals('no-newline', ana.heard('HELLO'))
      .hints(
        'ana has sent a line. Which line of your server is told about it?',
        'A socket emits "data" with what it has read; write() sends something back.',
        "socket.setEncoding('utf8'); socket.on('data', (text: string) => { socket.write(text.toUpperCase()); });"),

    check('serves-the-next-client', 'When ana has left, ben is served.', shouting,
      ana.connects(), ana.sends('hello\n'), ana.ends(), ana.receives('HELLO\n'), ana.leaves(),
      ben.connects(), ben.sends('hi\n'), ben.ends(),
      ben.receives('HI\n', { because: 'ana is gone, the server is not' }))
      .needs('answers-a-line')
      .reveals('one-client-only', ben.met('refusal'))
      .reveals('one-client-only', ben.met('reset'))
      .reveals('one-client-only', ben.met('silence'))
      .hints(
        'What does your server still do when its first client has left?',
        'The listener and the connection are two sockets; each is closed on its own.',
        "Use createServer(…, serve), which is called for every client, and keep server.close() out of serve()."),

    check('answers-at-once', 'A line is answered when its newline has come, before the client has finished.', shouting,
      ana.connects(), ana.sends('hello\n'),
      ana.receives('HELLO\n', { because: 'the newline has come; the FIN has not' }))
      .needs('serves-the-next-client')
      .reveals('waits-for-eof', ana.met('silence'))
      .hints(
        'ana waits for her answer before she says more. What do you wait for?',
        '"data" comes with each read, "end" only with the FIN of the client.',
        'Write the answer in the "data" listener, as soon as what has been read holds a newline.'),

    check('answers-the-next-line', 'The connection stays open for another line.', shouting,
      ana.connects(), ana.sends('one\n'), ana.receives('ONE\n'), ana.sends('two\n'), ana.receives('TWO\n'))
      .needs('answers-at-once')
      .reveals('one-request-only', ana.met('end'))
      .reveals('one-request-only', ana.met('reset'))
      .reveals('one-request-only', ana.met('silence'))
      .hints(
        'Who decides when this conversation is over?',
        'end() sends your FIN: after it nothing can be answered.',
        'Answer with socket.write(…), in a listener that stays: socket.on("data", …).'),

    check('joins-a-split-line', 'A line that arrives in pieces is still one line.', shouting,
      ana.connects(), ana.sends('hel'), ana.hearsNothing({ because: 'the line has no end yet' }),
      ana.sends('lo\n'), ana.receives('HELLO\n'))
      .needs('answers-at-once')
      .reveals('chunk-is-message', ana.heard(/^HEL(?!LO)/))
      .reveals('chunk-is-message', ana.heard(/^LO\r?\n/))
      .hints(
        'The first read held "hel". Was that a line?',
        'Keep what you have read in a variable that outlives the read, and look for the newline in it.',
        "const lines = (rest + text).split('\\n'); rest = lines.pop() ?? ''; — what is in `lines` is complete."),

    check('takes-lines-apart', 'Lines that arrive together are still single lines.', shouting,
      ana.connects(), ana.sends('one\ntwo\nthree\n'), ana.receives('ONE\nTWO\nTHREE\n'))
      .needs('answers-at-once')
      .reveals('drops-coalesced', ana.heard(/^(?:ONE|TWO|THREE)\r?\n$/))
      .reveals('chunk-is-message', ana.heard(/ONE.?TWO/))
      .hints(
        'How many lines were in that one read, and how many did you answer?',
        'After the first newline there may be another: go on until there is none.',
        "for (const line of lines) socket.write(`${line.toUpperCase()}\\n`);"),

    check('answers-an-empty-line', 'An empty line is answered with an empty line.', shouting,
      ana.connects(), ana.sends('\n'), ana.receives('\n', { because: 'a newline alone is a line of no letters' }))
      .needs('answers-at-once')
      .reveals(skipsEmptyLines, ana.met('silence'))
      .reveals(skipsEmptyLines, ana.met('end'))
      .hints(
        'Which of your conditions takes an empty line for no line?',
        "An empty string is falsy in JavaScript: if (line) and filter(Boolean) lose it.",
        'Answer every element of `lines`, without asking whether anything is in it.'),

    check('keeps-characters-whole', 'A character that is cut between two reads is still one character.', shouting,
      ana.connects(), ana.sends(bytes(0xc3), bytes(0xa9, 0x61), '\n'), ana.receives(eAcuteA))
      .needs('joins-a-split-line')
      .reveals('utf8-split', ana.heard(/\uFFFD/))
      .hints(
        'é is two bytes, c3 a9, and the first came alone. What is half a character as a string?',
        'Something has to keep the first byte until the second has come: a decoder with a memory.',
        "socket.setEncoding('utf8') gives the socket such a decoder, and \"data\" then brings whole characters."),

    check('serves-both', 'ben is served while ana says nothing.', shouting,
      ana.connects(), ben.connects(), ben.sends('here\n'),
      ben.receives('HERE\n', { because: 'ana is connected, and silent' }))
      .needs('answers-at-once')
      .reveals('serves-serially', ben.met('silence'))
      .hints(
        'Whom does your server wait for while ben waits for it?',
        'createServer calls its listener for each client; listeners on the socket then take turns by themselves.',
        'Inside serve(), only add listeners: no loop and no await that lasts as long as one client.'),

    check('keeps-clients-apart', "Half a line from ana never turns up in ben's.", shouting,
      ana.connects(), ben.connects(), ana.sends('an'), ben.sends('ben\n'), ben.receives('BEN\n'),
      ana.sends('a\n'), ana.receives('ANA\n'))
      .needs('joins-a-split-line', 'serves-both')
      .reveals('shares-state', ben.heard(/AN/))
      .hints(
        "Where does ana's half a line wait, and who else can see it there?",
        'A variable outside serve() exists once; inside, once for each connection.',
        "Move let rest = ''; to the first line of serve()."),

    check('ends-with-the-client', 'When the client has ended its side, you end yours.', shouting,
      ana.connects(), ana.sends('hello\n'), ana.receives('HELLO\n'), ana.ends(),
      ana.hearsEnd({ because: 'nothing is left to be said' }))
      .needs('answers-at-once')
      .reveals('never-closes', ana.met('no end'))
      .hints(
        'ana has ended her side of the connection. Who ends yours?',
        'The socket emits "end" when the FIN has come; allowHalfOpen leaves your own side to you.',
        "socket.on('end', () => { socket.end(); });"),

    check('answers-the-last-line', 'A last line without newline ends with the FIN, and is answered too.', shouting,
      ana.connects(), atOnce(ana.sends('bye'), ana.ends()),
      ana.receivesAll(/^BYE$/, { because: 'ana listens on after her FIN' }))
      .needs('ends-with-the-client')
      .reveals('tail-unanswered')
      .hints(
        'When the FIN comes, something may still lie in your buffer. Is it a line?',
        'The FIN of the client ends one direction only: with allowHalfOpen you can still write in the other.',
        "socket.on('end', () => { socket.end(rest.toUpperCase()); });"),

    check('survives-a-reset', 'ana breaks off with a reset; ben is still served.', shouting,
      ana.connects(), ana.resets(),
      ben.connects(), ben.sends('hi\n'), ben.ends(),
      ben.receives('HI\n', { because: "only ana's connection is broken" }))
      .needs('serves-the-next-client')
      .reveals('dies-with-client', shouting.met('crash'))
      .reveals('dies-with-client')
      .hints(
        'A client can vanish at any moment. Which line of yours is told?',
        'A reset arrives as an "error" event of the socket; without a listener for it, Node ends the whole program.',
        "socket.on('error', error => { console.error(error.message); });"),

    check('listens-where-told', 'It listens at the address and port it is given.', shouting,
      shouting.starts(there.host, there.port), shouting.listensAt(there))
      .reveals('wrong-bind', shouting.met('listening elsewhere'))
      .reveals('wrong-bind', shouting.met('not listening', /EADDRINUSE/))
      .hints(
        'Compare where it was told to listen with where it does.',
        'Without a host, listen() takes every address; with a number of your own it ignores the port it is told.',
        'server.listen(Number(port), host);'),

    check('says-when-it-listens', 'It prints that line once it listens, and not before.', shouting,
      shouting.startsSlowly(there.host, there.port),
      shouting.announces({ because: 'whoever reads the line connects there at once' }))
      .needs('listens-where-told')
      .reveals('announces-early', shouting.met('too early'))
      .hints(
        'Is it true already when you print it?',
        'listen() returns before the server listens; the event "listening" tells when it does.',
        "server.on('listening', () => { console.log(…); });"),

    check('says-where-it-listens', 'The line holds the port that the system gave it, also for port 0.', shouting,
      shouting.announces({ because: 'port 0 asks for any free port, so only you know which it is' }))
      .needs('says-when-it-listens')
      .reveals('announces-port-zero', shouting.printed(/:0$/m))
      .hints(
        'Nobody can connect to port 0. Which port did the system choose?',
        'server.address() knows, as soon as the server has emitted "listening".',
        'In the "listening" listener: console.log(`listening on ${endpoint(address.address, address.port)}`).'),

    check('reports-a-taken-port', 'Where the port is in use it says so in one line, and exits with status 1.', shouting,
      shouting.starts(taken.host, taken.port), shouting.exits(1), shouting.complains(text`EADDRINUSE ${taken.address}`))
      .needs('answers-a-line', 'listens-where-told')
      .reveals('crashes-on-error', shouting.met('crash'))
      .reveals('swallows-errors', shouting.met('wrong exit'))
      .reveals('swallows-errors', shouting.met('no exit'))
      .hints(
        'Somebody else has the port already. How does your program hear of it?',
        'The server emits "error", with the code in error.code; console.error prints on standard error.',
        "server.on('error', …): console.error(`${error.code} ${host}:${port}`); process.exit(1);"),

    check('sends-a-line', 'What is typed is sent as a line, with its newline.', asking,
      user.types('hello\n'), eve.accepts(),
      eve.receives('hello\n', { because: 'a server that reads lines waits for the newline' }))
      .reveals('no-newline', eve.heard('hello'))
      .hints(
        'A line has been typed. Which line of your client is told about it?',
        'readline emits "line" without the newline, so the newline has to be put back.',
        "input.on('line', line => { socket.write(`${line}\\n`); });"),

    check('prints-the-answer', 'An answer is printed as `From server: LINE`.', asking,
      user.types('hello\n'), eve.accepts(), eve.receives('hello\n'), eve.sends('HELLO\n'), eve.ends(),
      asking.prints(answer('HELLO')))
      .needs('sends-a-line')
      .reveals('no-newline', asking.printed(/HELLO$/))
      .hints(
        'The answer has arrived. What does your client do with it?',
        'The socket emits "data" with what it has read; console.log prints a line.',
        'Cut what comes into lines as in server.ts, and print each: console.log(`From server: ${line}`).'),

    check('prints-at-once', 'An answer is printed when its newline has come.', asking,
      user.types('hello\n'), eve.accepts(), eve.receives('hello\n'), eve.sends('HELLO\n'),
      asking.prints(answer('HELLO')))
      .needs('prints-the-answer')
      .reveals(printsAtTheEnd, asking.met('no output'))
      .hints(
        'The server has answered and waits for your next line. What do you wait for?',
        '"data" comes with each read, "end" only with the FIN of the server.',
        'Print in the "data" listener, as soon as what has been read holds a newline.'),

    check('sends-the-next-line', 'Every line that is typed is sent, and every answer printed.', asking,
      user.types('one\n'), eve.accepts(), eve.receives('one\n'), eve.sends('ONE\n'), asking.prints(answer('ONE')),
      user.types('two\n'), eve.receives('two\n'), eve.sends('TWO\n'), asking.prints(answer('TWO')))
      .needs('prints-at-once')
      .reveals(sendsOnce)
      .hints(
        'The second line was typed. Where did it stay?',
        'One connection is enough for all lines, as long as you do not end it after the first.',
        "Use input.on('line', …), not once, with socket.write(…), not end."),

    check('sends-an-empty-line', 'An empty line is sent as its newline.', asking,
      user.types('\n'), eve.accepts(), eve.receives('\n', { because: 'a newline alone is a line of no letters' }))
      .needs('sends-a-line')
      .reveals(skipsEmptyLines)
      .hints(
        'Which of your conditions takes an empty line for no line?',
        'readline gives an empty string for it, which is falsy in JavaScript.',
        'Write every line that "line" brings, without asking whether anything is in it.'),

    check('joins-a-split-answer', 'An answer that arrives in pieces is still one line.', asking,
      user.types('hello\n'), eve.accepts(), eve.receives('hello\n'), eve.sends('HEL', 'LO\n'),
      asking.prints(answer('HELLO')))
      .needs('prints-at-once')
      .reveals('chunk-is-message', asking.printed(/HEL(?!LO)|(?<!HEL)LO/))
      .hints(
        'The first read held "HEL". Was that an answer?',
        'The client reads a stream too: keep what has no newline yet until the rest has come.',
        "const lines = (rest + text).split('\\n'); rest = lines.pop() ?? ''; — what is in `lines` is complete."),

    check('prints-characters-whole', 'A character that is cut between two reads is printed whole.', asking,
      user.types('é\n'), eve.accepts(), eve.receives('é\n'), eve.sends(bytes(0xc3), bytes(0x89), '\n'),
      asking.prints(answer('É')))
      .needs('joins-a-split-answer')
      .reveals('utf8-split', asking.printed(/\uFFFD/))
      .hints(
        'É is two bytes, c3 89, and the first came alone. What is half a character as a string?',
        'Something has to keep the first byte until the second has come: a decoder with a memory.',
        "socket.setEncoding('utf8')"),

    check('waits-for-the-last-answer', 'When its input has ended it waits for the last answer, and exits 0.', asking,
      user.types('bye\n'), user.endsInput(), eve.accepts(), eve.receives('bye\n'),
      asking.goesOn({ because: 'its last line is not answered yet' }),
      eve.sends('BYE\n'),
      asking.prints(answer('BYE')), eve.hearsEnd({ because: 'a server ends when its client has' }),
      eve.ends(), asking.exits(0))
      .needs('prints-at-once')
      .reveals(neverSaysSo, eve.met('no end'))
      .reveals(leavesEarly, asking.met('wrong exit'))
      .reveals(leavesEarly, eve.met('no connection'))
      .reveals(leavesEarly, eve.met('end'))
      .reveals(leavesEarly, eve.met('reset'))
      .reveals(leavesEarly, asking.met('no output'))
      .hints(
        'The input has ended, and one answer is still to come. How does each side learn that the other is done?',
        'readline emits "close" at the end of input. A FIN ends your direction of the connection, not the other.',
        "input.on('close', () => { socket.end(); }); and no process.exit(): the program ends when the connection has."),

    check('reports-a-refusal', 'Where nobody listens it says so in one line, and exits with status 1.', asking,
      asking.starts(nobody.host, nobody.port), user.types('hello\n'), user.endsInput(),
      asking.exits(1), asking.complains(text`ECONNREFUSED ${nobody.address}`))
      .needs('sends-a-line')
      .reveals('crashes-on-error', asking.met('crash'))
      .reveals(hidesTheRefusal, asking.met('wrong exit'))
      .hints(
        'Nobody listens there. How does your program hear of it?',
        'The socket emits "error", with the code in error.code; console.error prints on standard error.',
        "socket.on('error', …): console.error(`${error.code} ${host}:${port}`); process.exit(1);"),
  ],
});
