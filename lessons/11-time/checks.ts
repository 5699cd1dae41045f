import {
  anyDatagram, bytes, check, client, clock, datagram, here, hidesTheRefusal, lesson, misconception, nobody, program,
  promptly, seconds, server, text, there, udpClient, udpProgram, udpServer, type Matcher,
} from '../../checker/lesson/index.ts';

const ana = client('ana'), ben = client('ben'), eve = server('eve'), taken = server('taken');
const cleo = udpClient('cleo'), dan = udpClient('dan'), service = udpServer('service');
const telling = program('server', 'server.ts', here.host, here.port);
const tellingByUdp = udpProgram('server', 'server.ts', '--udp', here.host, here.port);
const asking = program('client', 'client.ts', eve.host, eve.port);
const askingByUdp = program('client', 'client.ts', '--udp', service.host, service.port);

// Where RFC 868 begins to count, in seconds before 1970.
const to1970 = 2_208_988_800;
const monday = '2019-02-04T08:46:40Z';
const stamp = bytes(0xe0, 0x02, 0x7a, 0x70), aMinuteLater = bytes(0xe0, 0x02, 0x7a, 0xad);

// Nobody's clock is compared to the second: programs may be slow, and other epochs and orders are years away.
const toleranceSeconds = 600;
const isNear = (found: number, epoch: number): boolean =>
  Math.abs(found - epoch - Date.now() / 1000) < toleranceSeconds;
const numberIn = (four: Uint8Array, littleEndian = false): number =>
  new DataView(four.buffer, four.byteOffset).getUint32(0, littleEndian);
const isReversed = (four: Uint8Array): boolean =>
  isNear(numberIn(four, true), to1970) || isNear(numberIn(four, true), 0);

// Four bytes for which something holds, whatever the moment. The text of a number has more, and none but digits.
const four = (label: string, holds: (found: Uint8Array) => boolean): Matcher => ({
  ...anyDatagram,
  label,
  judge: all => {
    if (all.length < 4) return 'need more';
    const found = all.slice(0, 4);
    return holds(found) ? { matched: 4, value: '' } : { differs: label };
  },
});
const isText = (found: Uint8Array): boolean => found.every(byte => byte >= 0x20 && byte < 0x7f);
const aNumber = four('a number in four bytes', found => !isText(found));
const largestFirst = four('a number in four bytes, the largest first', found => !isReversed(found));
const theTime = four('the seconds since 1900 in four bytes', found => isNear(numberIn(found), to1970));
const theTimeAlone = datagram('the seconds since 1900 in four bytes', found =>
  (found.length === 4 && isNear(numberIn(found.slice()), to1970)) || 'the seconds since 1900 in four bytes');

const littleEndian = misconception('little-endian',
  'You began the number with its smallest byte; on the Internet the largest comes first.',
  'writeUInt32BE and readUInt32BE: BE is big-endian, which is network byte order. Typed arrays take the order of your processor.');
const unixEpoch = misconception('unix-epoch',
  'You counted from 1970, as Unix does; this protocol counts from 1900.',
  'Between 1900 and 1970 lie 2208988800 seconds: add them before you send, take them off before you make a Date.');
const signed = misconception('signed-32',
  'You took the number for a signed one; since 1968 it has been too large for that.',
  'The U of writeUInt32BE and readUInt32BE stands for unsigned: from 0 to 4294967295.');
const textNotBinary = misconception('text-not-binary',
  'You made text of a number that travels as four bytes.',
  'A Buffer of four bytes holds the number: writeUInt32BE puts it in, readUInt32BE takes it out. No toString(), no String().');
const waitsToBeAsked = misconception('waits-to-be-asked',
  'You waited for the client to say something; over TCP, to connect is to ask.',
  'Send the time where the connection comes in, not in a "data" listener.');
const frozen = misconception('timestamp-frozen',
  'You looked at the clock once and told later clients the same time.',
  'Call Date.now() where a client is answered, not where the program begins.');
const localNotUtc = misconception('local-not-utc',
  'You reckoned with your own time zone; these seconds, and a time that ends in Z, are UTC.',
  'Date.now() and toISOString() know no time zone: nothing has to be added or taken off.');
const udpIgnored = misconception('udp-ignored',
  'You were told --udp, and used TCP all the same.',
  'Look at the first argument: with --udp the socket comes from node:dgram.');
const emptyIgnored = misconception('empty-datagram-ignored',
  'A datagram without bytes is a datagram too, and here it is the whole question.',
  'Answer every "message", without asking whether anything is in it.');
const answersOnce = misconception('one-request-only',
  'You answered one datagram and no other; the socket takes any number of them.',
  'Listen for "message" with on(), not once(), and leave the socket open.');

const secondsAreNot = misconception('seconds-not-milliseconds',
  'You handed seconds to Date, which counts milliseconds.',
  'Multiply by 1000 before you make a Date.');
const fractionKept = misconception('fraction-kept',
  'You printed thousandths of a second that nobody sent.',
  "toISOString() writes three digits more; .replace('.000', '') takes them off.");
const readsOnce = misconception('chunk-is-message',
  'You treated one read as the whole answer; four bytes may come in four reads.',
  'Keep what has come, add to it at each "data", and look at it when the server has closed.');
const truncated = misconception('truncated-answer-accepted',
  'The server closed after three bytes, and you took them for four.',
  'Ask how many bytes have come before you read a number of them.');
const neverCloses = misconception('never-closes',
  'You have your answer, and an open socket still keeps your program alive.',
  'Nothing ends a UDP socket but you: call socket.close() when the answer has come.');
const saysSomething = misconception('request-not-empty',
  'You wrote something into a question that has no words: the datagram itself asks.',
  "socket.send('') sends a datagram without bytes.");
const givesUpEarly = misconception('gives-up-early',
  'You gave up before the second was over.',
  'setTimeout() counts in milliseconds: one second is 1000.');
const refusalCrashes = misconception('crashes-on-error',
  'The system said that nobody is there, and an exception that nobody handled ended your program.',
  'Listen for the "error" event of the socket: say the code and the address, and exit with status 1.');

const asked = service.receives('', { because: 'RFC 868 asks with an empty datagram' });
const unanswered = service.receives('');

export default lesson({
  title: 'Numbers on the wire',
  learnt: [
    'A number on the wire has a width, a sign or none, an order of its bytes and something that it counts from; both ends must agree on all four.',
    'Network byte order is big-endian: the largest byte comes first, whatever order your processor likes.',
    'A stream may bring four bytes in four reads, or fewer than four and then its end; a number is read when all of it is there.',
  ],
  checks: [
    check('sends-four-bytes', 'Whoever connects over TCP is sent a number in four bytes.', telling,
      ana.connects(), ana.receives(aNumber, { because: 'to connect is to ask' }))
      .reveals(waitsToBeAsked, ana.met('silence'))
      .reveals(signed, telling.met('crash', /out of range|OUT_OF_RANGE|struct\.error|too (?:big|large)/i))
      .reveals(textNotBinary, ana.met('wrong bytes'))
      .hints(
        'ana has connected and says nothing. What is she waiting for?',
        'write() and end() take a Buffer as well as text, and send its bytes as they are.',
        'socket.end(time());'),

    check('puts-the-largest-first', 'The largest byte of the number is sent first.', telling,
      ana.connects(), ana.receives(largestFirst, { because: 'network byte order is big-endian' }))
      .needs('sends-four-bytes')
      .reveals(littleEndian, ana.met('wrong bytes'))
      .hints(
        'The same four bytes are two numbers: one read from the left, one from the right. Which did you mean?',
        'A Buffer has a method for either order: their names end in BE and LE.',
        'bytes.writeUInt32BE(…);'),

    check('counts-from-1900', 'The number is the seconds since 1900-01-01 00:00 UTC.', telling,
      ana.connects(), ana.receives(theTime))
      .needs('puts-the-largest-first')
      .reveals(unixEpoch, ana.met('wrong bytes'))
      .hints(
        'Since when does Date.now() count, and what?',
        'It counts milliseconds since 1970; divide by 1000, round down, and add the 70 years.',
        'Math.floor(Date.now() / 1000) + to1970'),

    check('closes-behind-the-number', 'After the four bytes it closes, unasked.', telling,
      ana.connects(), ana.receivesAll(theTime, { because: 'the FIN says that this was all' }))
      .needs('counts-from-1900')
      .reveals('never-closes', ana.met('no end'))
      .hints(
        'How does ana know that no fifth byte is to come?',
        'write() sends and leaves the connection open; end() sends and then closes your side of it.',
        'socket.end(time()); in place of write().'),

    check('serves-the-next-client', 'When ana has left, ben is told the time too.', telling,
      ana.connects(), ana.receivesAll(theTime), ana.leaves(), ben.connects(), ben.receivesAll(theTime))
      .needs('closes-behind-the-number')
      .reveals('one-client-only', ben.met('refusal'))
      .reveals('one-client-only', ben.met('reset'))
      .reveals('one-client-only', ben.met('silence'))
      .hints(
        'What does your server still do when its first client has left?',
        'The listener and the connection are two sockets; each is closed on its own.',
        'Keep server.close() and process.exit() out of serve().'),

    check('looks-at-the-clock-each-time', 'Who comes a minute later is told a minute more.', telling,
      clock.stands(monday), telling.startsIn('UTC'), ana.connects(), ana.receivesAll(stamp),
      clock.moves(seconds(61)), ben.connects(), ben.receivesAll(aMinuteLater))
      .needs('serves-the-next-client')
      .reveals(frozen, ben.heard(/zp$/))
      .hints(
        'When does your program look at the clock?',
        'A constant outside time() is made once, when the program begins.',
        'Call Date.now() inside time(), and time() inside serve().'),

    check('counts-in-utc', 'In Kolkata, 5½ hours ahead, it is the same number.', telling,
      clock.stands(monday), telling.startsIn('Asia/Kolkata'), ana.connects(), ana.receivesAll(stamp))
      .needs('counts-from-1900', 'closes-behind-the-number')
      .reveals(localNotUtc, ana.met('wrong bytes'))
      .hints(
        'Two clocks on two walls show two times. Do they count different seconds?',
        'Date.now() is the same all over the world; only its text depends on where you are.',
        'Leave getTimezoneOffset() out of it.'),

    check('survives-a-reset', 'ana breaks off with a reset; ben is still served.', telling,
      ana.connects(), ana.receivesAll(theTime), ana.resets(), ben.connects(), ben.receivesAll(theTime))
      .needs('serves-the-next-client')
      .reveals('dies-with-client', telling.met('crash'))
      .reveals('dies-with-client')
      .hints(
        'A client can vanish at any moment. Which line of yours is told?',
        'A reset arrives as an "error" event of the socket; without a listener for it, Node ends the whole program.',
        "socket.on('error', error => { console.error(error.message); });"),

    check('listens-where-told', 'It listens at the address and port it is given.', telling,
      telling.starts(there.host, there.port), telling.listensAt(there))
      .reveals('wrong-bind', telling.met('listening elsewhere'))
      .reveals('wrong-bind', telling.met('not listening', /EADDRINUSE/))
      .hints(
        'Compare where it was told to listen with where it does.',
        'Without a host, listen() takes every address; with a number of your own it ignores the port it is told.',
        'server.listen(Number(port), host);'),

    check('says-when-it-listens', 'It prints `listening on HOST:PORT` once it listens, and not before.', telling,
      telling.startsSlowly(there.host, there.port),
      telling.announces({ because: 'whoever reads the line connects there at once' }))
      .needs('listens-where-told')
      .reveals('announces-early', telling.met('too early'))
      .hints(
        'Is it true already when you print it?',
        'listen() returns before the server listens; the event "listening" tells when it does.',
        "server.on('listening', () => { announce(server.address()); });"),

    check('says-where-it-listens', 'The line holds the port that the system gave it, also for port 0.', telling,
      telling.announces({ because: 'port 0 asks for any free port, so only you know which it is' }))
      .needs('says-when-it-listens')
      .reveals('announces-port-zero', telling.printed(/:0\r?$/m))
      .hints(
        'Nobody can connect to port 0. Which port did the system choose?',
        'server.address() knows, as soon as the server has emitted "listening".',
        'console.log(`listening on ${endpoint(address.address, address.port)}`);'),

    check('reports-a-taken-port', 'Where the port is in use it says so in one line, and exits with status 1.', telling,
      telling.starts(taken.host, taken.port), telling.exits(1), telling.complains(text`EADDRINUSE ${taken.address}`))
      .needs('sends-four-bytes', 'listens-where-told')
      .reveals('crashes-on-error', telling.met('crash'))
      .reveals('swallows-errors', telling.met('wrong exit'))
      .reveals('swallows-errors', telling.met('no exit'))
      .hints(
        'Somebody else has the port already. How does your program hear of it?',
        'The server emits "error", with the code in error.code; console.error prints on standard error.',
        "server.on('error', giveUp);"),

    check('binds-where-told', 'With --udp its UDP socket is bound to the address and port it is given.', tellingByUdp,
      tellingByUdp.starts('--udp', there.host, there.port), tellingByUdp.listensAt(there))
      .needs('sends-four-bytes')
      .reveals('wrong-bind', tellingByUdp.met('listening elsewhere'))
      .reveals('wrong-bind', tellingByUdp.met('not listening', /EADDRINUSE/))
      .reveals(udpIgnored, tellingByUdp.met('not listening'))
      .hints(
        'TCP and UDP count their ports apart. Which of the two did you open?',
        'createServer() of node:net is TCP; createSocket() of node:dgram is UDP.',
        'socket.bind(Number(port), host);'),

    check('answers-an-empty-datagram', 'With --udp an empty datagram is answered with the time.', tellingByUdp,
      cleo.sends(''), cleo.receives(theTimeAlone, { because: 'the datagram asks, its contents do not' }))
      .needs('counts-from-1900', 'binds-where-told')
      .reveals(emptyIgnored, cleo.met('silence'))
      .hints(
        'Which event says that a datagram has come, and where does the answer go?',
        'There is no connection: send() is told where to, with the port first and then the address.',
        'socket.send(time(), from.port, from.address);'),

    check('answers-the-next-datagram', 'It answers every datagram, whatever is in it.', tellingByUdp,
      cleo.sends(''), cleo.receives(theTimeAlone), dan.sends('what time is it?'), dan.receives(theTimeAlone))
      .needs('answers-an-empty-datagram')
      .reveals(answersOnce, dan.met('silence'))
      .hints(
        'Nothing was connected, so what could be over after the first datagram?',
        'once() listens for one event only, and a closed socket hears nothing.',
        "socket.on('message', …), and no socket.close() in it."),

    check('prints-the-time', 'Your client prints the moment that the four bytes stand for.', asking,
      eve.accepts(), eve.sends(stamp), eve.ends(), asking.prints(`${monday}\n`),
      asking.exits(0))
      .reveals(littleEndian, asking.printed(/^1959-10-19/m))
      .reveals(unixEpoch, asking.printed(/^2089-02-03/m))
      .reveals(signed, asking.printed(/^1882-12-29/m))
      .reveals(secondsAreNot, asking.printed(/^1970-01-18/m))
      .reveals(fractionKept, asking.printed(/^2019-02-04T08:46:40\.0/m))
      .reveals(textNotBinary, asking.printed(/zp/))
      .hints(
        'Four bytes have come. Which number are they, and since when does it count?',
        'readUInt32BE() is the number; a Date wants milliseconds since 1970.',
        'new Date((bytes.readUInt32BE() - to1970) * 1000)'),

    check('joins-a-split-number', 'A number that arrives in pieces is still one number.', asking,
      eve.accepts(), eve.sends(stamp.slice(0, 1), stamp.slice(1, 3), stamp.slice(3)), eve.ends(),
      asking.prints(`${monday}\n`, { because: 'only the FIN ends the answer' }))
      .needs('prints-the-time')
      .reveals(readsOnce)
      .hints(
        'How many times is your "data" listener called here?',
        'Keep the bytes in a Buffer that outlives the read, and add to it.',
        'answer = Buffer.concat([answer, bytes]);'),

    check('prints-utc', 'In Kolkata the same moment is printed, in UTC.', asking,
      asking.startsIn('Asia/Kolkata'), eve.accepts(), eve.sends(stamp), eve.ends(), asking.prints(`${monday}\n`))
      .needs('prints-the-time')
      .reveals(localNotUtc, asking.printed(/T14:16:40|T03:16:40/))
      .hints(
        'What does the Z at the end promise?',
        'toString() and getHours() are local; toISOString() and getUTCHours() are not.',
        "date.toISOString().replace('.000', '')"),

    check('misses-a-byte', 'Where the server closes too early it says how many bytes came, and exits with status 1.', asking,
      eve.accepts(), eve.sends(stamp.slice(0, 3)), eve.ends(), asking.exits(1),
      asking.complains('expected 4 bytes, came 3'))
      .needs('joins-a-split-number')
      .reveals(truncated, asking.met('wrong exit'))
      .reveals(truncated, asking.met('crash'))
      .hints(
        'The connection has ended. How many bytes have you?',
        'answer.length knows; giveUp() says so on standard error, and exits with status 1.',
        'if (answer.length < 4) giveUp(`expected 4 bytes, came ${answer.length}`);'),

    check('reports-a-refusal', 'Where nobody listens it says so in one line, and exits with status 1.', asking,
      asking.starts(nobody.host, nobody.port), asking.exits(1), asking.complains(text`ECONNREFUSED ${nobody.address}`))
      .needs('prints-the-time')
      .reveals('crashes-on-error', asking.met('crash'))
      .reveals(hidesTheRefusal, asking.met('wrong exit'))
      .hints(
        'Nobody listens there. How does your program hear of it?',
        'The socket emits "error", with the code in error.code; console.error prints on standard error.',
        "socket.on('error', refused);"),

    check('asks-with-an-empty-datagram', 'With --udp it asks with an empty datagram, and prints the answer.', askingByUdp,
      asked, promptly(seconds(1), asked, service.sends(stamp)), askingByUdp.prints(`${monday}\n`), askingByUdp.exits(0))
      .needs('prints-the-time')
      .reveals(udpIgnored, service.met('silence'))
      .reveals(saysSomething, service.met('wrong bytes'))
      .reveals(saysSomething, service.met('too much'))
      .reveals(neverCloses, askingByUdp.met('no exit'))
      .reveals(givesUpEarly, askingByUdp.met('no output', /timeout/))
      .reveals(givesUpEarly, askingByUdp.met('wrong output', /timeout/))
      .reveals(givesUpEarly, askingByUdp.met('wrong exit', /timeout/))
      .hints(
        'Nothing connects here. What tells the server that somebody wants to know the time?',
        'A datagram without bytes is a message too. Its answer comes as "message", and the socket stays open until you close it.',
        "socket.send(''); and in the \"message\" listener: show(bytes); socket.close();"),

    check('gives-up', 'With --udp, no answer within one second is a `timeout` and exit status 1.', askingByUdp,
      unanswered, askingByUdp.exits(1, { since: unanswered, notBefore: 900, notAfter: seconds(2) }),
      askingByUdp.complains('timeout'))
      .needs('asks-with-an-empty-datagram')
      .reveals(givesUpEarly, askingByUdp.met('too early'))
      .reveals('waits-forever', askingByUdp.met('no exit'))
      .hints(
        'The datagram was lost, or its answer. Who tells you?',
        'Nobody does. Only a clock of your own ends the wait, one second after you have sent.',
        "setTimeout(giveUp, 1000, 'timeout').unref();"),

    check('reports-a-dead-port', 'With --udp, where nobody is, it says so in one line and exits with status 1.', askingByUdp,
      askingByUdp.starts('--udp', nobody.host, nobody.port), askingByUdp.exits(1),
      askingByUdp.complains(text`ECONNREFUSED ${nobody.address}`))
      .needs('gives-up')
      .reveals(refusalCrashes, askingByUdp.met('crash'))
      .reveals(hidesTheRefusal, askingByUdp.met('wrong exit'))
      .hints(
        'The system answers for a port where nobody is. How does your program hear of it?',
        'A connected UDP socket emits "error" with ECONNREFUSED; without a listener Node ends the program.',
        "socket.on('error', refused);"),
  ],
});
