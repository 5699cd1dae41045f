import {
  atOnce, check, either, here, lesson, letters, made, misconception, nobody, prefixed, program, promptly, seconds,
  text, there, udpClient, udpProgram, udpServer, user,
} from '../../checker/lesson/index.ts';

const ana = udpClient('ana'), ben = udpClient('ben'), eve = udpClient('eve');
const service = udpServer('service'), taken = udpServer('taken');
const shouting = udpProgram('server', 'server.ts', here.host, here.port);
const asking = program('client', 'client.ts', service.host, service.port);

const most = letters('the longest datagram', 2048);
const mostInCapitals = made(most, 'the same in upper case', found => found.map(letter => letter - 32));
const answer = (text: string) => prefixed('Returned from server: ', text);

// What the user types, what the server is asked with, and its answer, which is due within a second.
const exchange = (line: string, back: string) => {
  const heard = service.receives(line);
  const replies = promptly(seconds(1), heard, service.sends(back));
  return [user.types(`${line}\n`), heard, replies, asking.prints(answer(back))];
};
const lost = service.receives('lost'), forged = service.receives('hello'), last = service.receives('bye');

const repliesTwice = misconception('replies-twice',
  'One datagram came in and two went out; nothing takes a second answer away.',
  'Send one datagram for each that comes: look for a second call of send(), or a listener that was added twice.');
const wrongPeer = misconception('wrong-peer',
  'You printed your own address; the sender’s came with the datagram.',
  'The second argument of the "message" listener is the sender: from.address and from.port.');
const listensOnce = misconception('one-request-only',
  'You answered one datagram and no other; the socket takes any number of them.',
  'Listen for "message" with on(), not once(), and leave the socket open.');
const fixedReplyAddress = misconception('fixed-reply-address',
  'You answered an address that you remembered; each datagram brings its own.',
  'Send each answer to the from.port and from.address of the datagram that it answers.');
const emptyIgnored = misconception('empty-datagram-ignored',
  'A datagram without bytes is a datagram too, and you passed it over.',
  'An empty text is falsy in JavaScript: answer every "message", without asking whether anything is in it.');
const splitsOnNewline = misconception('splits-on-newline',
  'You looked for lines; a datagram already is the message, and a newline in it ends nothing.',
  'Answer the whole of what "message" brings: no split(), and no trim().');
const truncates = misconception('truncates-datagram',
  'You took a part of the datagram; the rest does not come later, it is gone.',
  'Take all the bytes that "message" brings; a buffer has to be as large as the largest datagram.');
const announcesZero = misconception('announces-port-zero',
  'You printed port 0, which only asks for a free port; clients need the one that the system gave you.',
  'Ask socket.address() for the port, once the socket is bound.');
const swallowsTaken = misconception('swallows-errors',
  'The port was in use, and you reported no failure.',
  'Listen for the "error" event of the socket, say the code and the address, and exit with status 1.');

const addsNewline = misconception('adds-newline',
  'You sent the newline too; a datagram has its own end, so nothing has to mark it.',
  'Send the line as readline brings it, without a newline.');
const printsNoNewline = misconception('no-newline',
  'Your printed line never ended: the reader still waits for its newline.',
  'The datagram brings no newline, and write() adds none; console.log() does.');
const asksOnce = misconception('one-request-only',
  'You sent one line and no other; each line that is typed is a datagram.',
  'Ask for every line, in a loop, and leave the socket open until the input has ended.');
const emptyLineIgnored = misconception('empty-datagram-ignored',
  'An empty line is an empty datagram, and so may its answer be; you passed one of them over.',
  'An empty text is falsy in JavaScript: send every line and print every answer, also without any letters.');
const givesUpEarly = misconception('gives-up-early',
  'You gave up before the second was over.',
  'setTimeout() counts in milliseconds: one second is 1000.');
const givesUpForGood = misconception('gives-up-for-good',
  'One answer was lost, and you asked no more; the next line has its own turn.',
  'After `timeout`, go on with the next line as after an answer.');
const crashesOnRefusal = misconception('crashes-on-error',
  'The system said that nobody is there, and you let that crash the program.',
  'Listen for the "error" event of the socket: here it means `timeout`, and the next line.');
const refusalEndsAll = misconception('refusal-ends-all',
  'The system said that nobody is there, and you stopped; here that means `timeout`, and the next line.',
  'In the "error" listener, print `timeout` and go on: somebody may be there for the next line.');
const leavesEarly = misconception('tail-unanswered',
  'You left before your last line had its answer.',
  'The end of the input says that no more lines come: wait for the outcome of the last one, then close.');
const neverCloses = misconception('never-closes',
  'Your input has ended, every line has its answer, and your socket still keeps the program alive.',
  'Close the socket when the last line is done: socket.close().');

export default lesson({
  title: 'Datagrams carry addresses',
  learnt: [
    'A datagram is one message with its own end: it arrives whole, once or not at all, and may even be empty.',
    'There is no connection: the system attaches the sender’s address to each datagram, and the answer goes there.',
    'Nobody tells you that a datagram was lost, so whoever waits for an answer needs a clock.',
  ],
  checks: [
    check('answers-a-datagram', 'A datagram comes back in upper case, as one datagram.', shouting,
      ana.sends('hello'), ana.receives('HELLO'))
      .reveals(repliesTwice, ana.met('too much'))
      .hints(
        'ana has sent a datagram, and "message" has come. How does an answer find its way back?',
        'There is no connection to write to: send() is told where to, with the port first and then the address.',
        'socket.send(text.toUpperCase(), from.port, from.address);'),

    check('answers-the-next-datagram', 'The socket stays open for another datagram.', shouting,
      shouting.starts(), ana.sends('one'), ana.receives('ONE'), ana.sends('two'), ana.receives('TWO'))
      .needs('answers-a-datagram')
      .reveals(listensOnce)
      .hints(
        'Nothing was connected, so what could be over after the first datagram?',
        'once() listens for one event only, and a closed socket hears nothing.',
        'socket.on("message", …), and no socket.close() in it.'),

    check('answers-each-sender', 'Each datagram is answered to the address that it came from.', shouting,
      shouting.starts(), atOnce(ana.sends('an'), ben.sends('ben')), ana.receives('AN'),
      ben.receives('BEN', { because: 'his datagram came with his address' }))
      .needs('answers-the-next-datagram')
      .reveals(fixedReplyAddress, ana.heard('BEN'))
      .reveals(fixedReplyAddress, ben.heard('AN'))
      .reveals(fixedReplyAddress, ben.met('silence'))
      .hints(
        'Two senders share your one socket. Where does each answer go?',
        'Any datagram may come from anybody, so an address that you have kept from an earlier one is the wrong one.',
        'Use the `from` of this very call: socket.send(…, from.port, from.address);'),

    check('prints-who-asked', 'It prints `Received from HOST#PORT: TEXT`, with the address of the sender.', shouting,
      ana.sends('hello'),
      shouting.prints(either(
        text`Received from ${ana.host}#${ana.port}: hello`,
        text`Received from ${ana.address}: hello`)),
      ana.receives('HELLO'))
      .needs('answers-each-sender')
      .reveals(wrongPeer, shouting.printed(/^Received from \S+[#:]\d+: hello$/m))
      .hints(
        'Who sent this datagram, and who has told you?',
        'The system attaches the address: the second argument of the "message" listener holds it.',
        'console.log(`Received from ${from.address}#${from.port}: ${text}`);'),

    check('answers-an-empty-datagram', 'A datagram without bytes is answered with one.', shouting,
      ana.sends(''), ana.receives('', { because: 'an empty message is a message too' }))
      .needs('answers-each-sender')
      .reveals(emptyIgnored)
      .hints(
        'Which of your conditions takes an empty datagram for none?',
        'In TCP a read of no bytes is the end; in UDP it is a message.',
        'Answer every "message": no if (text) and no if (bytes.length) around send().'),

    check('keeps-a-datagram-whole', 'A newline ends nothing here: what came as one goes back as one.', shouting,
      ana.sends('a\nb\n'), ana.receives('A\nB\n', { because: 'one datagram came' }))
      .needs('answers-each-sender')
      .reveals(splitsOnNewline)
      .hints(
        'How many datagrams came, and how many lines were in them?',
        'What lesson 04 had to do for a stream, the datagram does itself: it has a beginning and an end.',
        'Send text.toUpperCase() as it is, newlines and all.'),

    check('takes-the-longest-datagram', '2048 bytes are one datagram too.', shouting,
      ana.sends(most), ana.receives(mostInCapitals, { because: 'what you do not take is gone' }))
      .needs('answers-each-sender')
      .reveals(truncates, ana.met('too little'))
      .hints(
        'How much of the datagram did you take?',
        'A read takes one datagram, and throws away what finds no room. Node makes the room; something of yours cuts.',
        'const text = bytes.toString(); — all of `bytes`, no subarray() or slice() of it.'),

    check('binds-where-told', 'Its socket is bound to the address and port it is given.', shouting,
      shouting.starts(there.host, there.port), shouting.listensAt(there))
      .reveals('wrong-bind', shouting.met('listening elsewhere'))
      .reveals('wrong-bind', shouting.met('not listening', /EADDRINUSE|address already in use/i))
      .hints(
        'Compare where it was told to be with where it is.',
        'Without a host, bind() takes every address; with a number of your own it ignores the port it is told.',
        'socket.bind(Number(port), host);'),

    check('says-when-it-is-bound', 'It prints `listening on HOST:PORT` once it is bound, and not before.', shouting,
      shouting.startsSlowly(there.host, there.port),
      shouting.announces({ because: 'whoever reads the line sends there at once' }))
      .needs('binds-where-told')
      .reveals('announces-early', shouting.met('too early'))
      .hints(
        'Is it true already when you print it?',
        'bind() returns before the socket is bound; the event "listening" tells when it is.',
        "socket.on('listening', () => { console.log(…); });"),

    check('says-where-it-is-bound', 'The line holds the port that the system gave it, also for port 0.', shouting,
      shouting.announces({ because: 'port 0 asks for any free port, so only you know which it is' }))
      .needs('says-when-it-is-bound')
      .reveals(announcesZero, shouting.printed(/:0\r?$/m))
      .hints(
        'Nobody can send to port 0. Which port did the system choose?',
        'socket.address() knows, as soon as the socket has emitted "listening".',
        'const { address, port } = socket.address(); in the "listening" listener.'),

    check('reports-a-taken-port', 'Where the port is in use it says so in one line, and exits with status 1.', shouting,
      shouting.starts(taken.host, taken.port), shouting.exits(1),
      shouting.complains(text`EADDRINUSE ${taken.address}`))
      .needs('answers-a-datagram', 'binds-where-told')
      .reveals('crashes-on-error', shouting.met('crash'))
      .reveals(swallowsTaken, shouting.met('wrong exit'))
      .reveals(swallowsTaken, shouting.met('no exit'))
      .hints(
        'Somebody else has the port already. How does your program hear of it?',
        'The socket emits "error", with the code in error.code; console.error prints on standard error.',
        "socket.on('error', …): console.error(`${error.code} ${endpoint(host, port)}`); process.exit(1);"),

    check('sends-a-line', 'What is typed is sent as one datagram, without a newline.', asking,
      user.types('hello\n'), service.receives('hello', { because: 'the datagram itself is the message' }))
      .reveals(addsNewline, service.heard(/^hello\r?\n$/))
      .hints(
        'A line has been typed. Which line of your client sends it?',
        'A connected socket knows where to: send() then needs the text and nothing else.',
        'socket.send(line);'),

    check('prints-the-answer', 'An answer is printed as `Returned from server: TEXT`.', asking,
      ...exchange('hello', 'HELLO'))
      .needs('sends-a-line')
      .reveals(printsNoNewline, asking.printed(/^Returned from server: HELLO$/))
      .hints(
        'The answer has come. What does your client do with it?',
        'The socket emits "message" with the bytes of one datagram.',
        "socket.on('message', bytes => { resolve(`Returned from server: ${bytes.toString()}`); });"),

    check('sends-the-next-line', 'Every line that is typed is sent, and every answer printed.', asking,
      ...exchange('one', 'ONE'), ...exchange('two', 'TWO'))
      .needs('prints-the-answer')
      .reveals(asksOnce)
      .hints(
        'The second line was typed. Where did it stay?',
        'One socket is enough for all lines, as long as you leave it open.',
        'Keep socket.close() out of the loop: it belongs behind the last line.'),

    check('sends-an-empty-line', 'An empty line is an empty datagram, and its answer is printed too.', asking,
      ...exchange('', ''))
      .needs('prints-the-answer')
      .reveals(emptyLineIgnored)
      .hints(
        'Which of your conditions takes an empty line for no line, or an empty answer for none?',
        'An empty text is falsy in JavaScript, and an empty datagram a message in UDP.',
        'Send every line and print every answer, without asking whether anything is in it.'),

    check('distrusts-strangers', 'Only the server that was asked may answer.', asking,
      user.types('hello\n'), forged, eve.sendsTo(service.caller.address, 'FORGED'),
      promptly(seconds(1), forged, service.sends('HELLO')), asking.prints(answer('HELLO')),
      asking.neverPrints(/FORGED/, { because: 'eve was not asked' }))
      .needs('prints-the-answer')
      .reveals('trusts-any-datagram', asking.printed(/FORGED/))
      .hints(
        'eve has sent a datagram to your port, as anybody can. How do you know whose it is?',
        'A connected socket takes datagrams from one address only; else compare the sender with whom you asked.',
        'socket.connect(Number(port), host, …) before the first send(), and then socket.send(line).'),

    check('gives-up', 'No answer within a second is a `timeout`, and the next line has its own turn.', asking,
      user.types('lost\n'), lost, asking.prints('timeout', { since: lost, notBefore: 900, notAfter: seconds(2) }),
      ...exchange('found', 'FOUND'))
      .needs('sends-the-next-line')
      .reveals(givesUpEarly, asking.met('too early'))
      .reveals('waits-forever', asking.met('no output'))
      .reveals(givesUpForGood, service.met('silence'))
      .hints(
        'The datagram was lost, or its answer. Who tells you?',
        'Nobody does. Only a clock of your own ends the wait, one second after you have sent.',
        "setTimeout(resolve, 1000, 'timeout').unref(); — whichever resolves first counts."),

    check('outlives-a-dead-port', 'Where nobody is, each line is a `timeout`, and it exits 0 at the end.', asking,
      asking.starts(nobody.host, nobody.port), user.types('anybody?\n'), asking.prints('timeout'),
      user.types('and now?\n'), asking.prints('timeout'), user.endsInput(), asking.exits(0))
      .needs('gives-up')
      .reveals(crashesOnRefusal, asking.met('crash'))
      .reveals(refusalEndsAll, asking.met('no output'))
      .reveals(refusalEndsAll, asking.met('wrong output'))
      .reveals(refusalEndsAll, asking.met('wrong exit'))
      .hints(
        'The system answers for a port where nobody is. How does your program hear of it?',
        'A connected socket emits "error" with ECONNREFUSED; without a listener Node ends the program.',
        "socket.on('error', () => { resolve('timeout'); });"),

    check('finishes-the-last-line', 'When its input has ended it waits for the last answer, and exits 0.', asking,
      user.types('bye\n'), user.endsInput(), last, promptly(seconds(1), last, service.sends('BYE')),
      asking.prints(answer('BYE')), asking.exits(0, { because: 'nothing is left to be asked' }))
      .needs('prints-the-answer')
      .reveals(leavesEarly, service.met('silence'))
      .reveals(leavesEarly, asking.met('no output'))
      .reveals(neverCloses, asking.met('no exit'))
      .hints(
        'The input has ended. What is still to come, and what keeps your program alive after that?',
        'An open socket does: it waits for datagrams for ever, since nothing tells it that no more will come.',
        'socket.close(); behind the loop, when the last outcome has been printed.'),
  ],
});
