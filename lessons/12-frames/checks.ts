import {
  bytes, check, client, here, hidesTheRefusal, leavesEarly, lesson, letters, made, misconception, neverSaysSo, nobody,
  program, sendsOnce, server, text, there, user,
} from '../../checker/lesson/index.ts';

const ana = client('ana'), ben = client('ben'), eve = server('eve'), taken = server('taken');
const reversing = program('server', 'server.ts', here.host, here.port);
const asking = program('client', 'client.ts', eve.host, eve.port);

const frame = (body: Uint8Array): Uint8Array => bytes(body.length >> 8, body.length & 0xff, ...body);
const framed = (words: string): Uint8Array => frame(new TextEncoder().encode(words));
// Random letters in a frame, and the frame that answers it.
const exchange = (size: number) => {
  const body = letters(`${size} letters`, size);
  return {
    body,
    asked: made(body, `${size} letters in a frame`, frame),
    answer: made(body, 'the same letters in a frame, reversed', found => frame(found.toReversed())),
  };
};
// Of this length both bytes are the same, so it is read alike from either side.
const first = exchange(257), aboveAscii = exchange(200), longest = exchange(65_535);
const tooLong = letters('65536 letters', 65_536);
const hello = framed('hello'), olleh = framed('olleh');

const littleEndian = misconception('little-endian',
  'You began the length with its smaller byte; on the Internet the larger comes first.',
  'writeUInt16BE and readUInt16BE: BE is big-endian, which is network byte order.');
// Whoever reads or writes a number beyond what is there, or beyond its range, is told so by an exception.
const outOfRange = /out of range|OUT_OF_RANGE|OUT_OF_BOUNDS|struct\.error/i;

const headerSplit = misconception('header-split',
  'You read the length before both of its bytes were there; a read may end between them.',
  'Ask for two bytes before you read the length, and for the length before you read the text.');
const zeroStuck = misconception('zero-length-stuck',
  'A frame without text is a frame too, and you passed it over or wait for what will not come.',
  'Answer a frame when all of its bytes are here: of an empty one that is when its length is.');
const signed = misconception('signed-16',
  'You took the length for a signed number; from 32768 on it turns negative.',
  'The U of readUInt16BE and writeUInt16BE stands for unsigned: from 0 to 65535.');
const truncated = misconception('truncated-frame-accepted',
  'The other side ended in the middle of a frame, and you took half a message for a whole one.',
  'When the stream ends, nothing may be left over: what is, is no message.');
const reversesUnits = misconception('reverses-code-units',
  'You reversed the halves of a character; in JavaScript one beyond U+FFFF takes two places of a string.',
  'Array.from(text) holds whole characters, where split("") and an index hold halves.');
const addsNewline = misconception('adds-newline',
  'You sent the newline too; the length already says where the text ends.',
  'Send the line as readline brings it, without a newline.');
const noFrame = misconception('text-not-frames',
  'You sent the text without its length; nobody can tell where it ends.',
  'Put two bytes before it: how many bytes the text has, in UTF-8.');
const lengthOverflows = misconception('length-overflows',
  'A line of 65536 bytes does not fit in a frame: two bytes say at most 65535.',
  'Compare the length with 65535 before you write it, and give up in one line when it is more.');
const printsNoNewline = misconception('no-newline',
  'Your printed line never ended: the reader still waits for its newline.',
  'The frame brings no newline, and write() adds none; console.log() does.');

export default lesson({
  title: 'Frames: a length before the message',
  learnt: [
    'A length before the message makes messages of a stream: any bytes may be in them, a newline as well as nothing at all.',
    'The reader is a state machine: wait for the length, wait for so many bytes, begin again.',
    'A length counts bytes, has a width and an order; and when the stream ends inside a frame, there is no message.',
  ],
  checks: [
    check('answers-a-frame', 'A frame comes back as a frame, with its text reversed.', reversing,
      ana.connects(), ana.sends(first.asked), ana.receives(first.answer))
      .reveals('waits-for-eof', ana.met('silence'))
      .hints(
        'Where in the bytes that came does the text begin, and how long is it?',
        'The first two bytes are the length; readUInt16BE() reads them, and the text stands behind them.',
        'socket.write(frame(reversed(rest.subarray(2, end).toString())));'),

    check('puts-the-larger-byte-first', 'The larger byte of the length comes first.', reversing,
      ana.connects(), ana.sends(hello), ana.receives(olleh, { because: 'network byte order is big-endian' }))
      .needs('answers-a-frame')
      .reveals(littleEndian, ana.heard(/^\x05\0olleh/))
      .reveals(littleEndian, ana.met('silence'))
      .hints(
        '00 05 is 5 or 1280, as you read it. Which did you?',
        'A Buffer has a method for either order: their names end in BE and LE.',
        'rest.readUInt16BE() and length.writeUInt16BE(body.length)'),

    check('answers-the-next-frame', 'The connection stays open for another frame.', reversing,
      ana.connects(), ana.sends(hello), ana.receives(olleh), ana.sends(framed('you')), ana.receives(framed('uoy')))
      .needs('puts-the-larger-byte-first')
      .reveals('one-request-only', ana.met('end'))
      .reveals('one-request-only', ana.met('reset'))
      .reveals('one-request-only', ana.met('silence'))
      .hints(
        'Who decides when this conversation is over?',
        'end() sends your FIN: after it nothing can be answered. once() listens once.',
        "socket.on('data', …), and socket.write(…) in it."),

    check('joins-a-split-frame', 'A frame that arrives in pieces is still one frame.', reversing,
      ana.connects(), ana.sends(hello.slice(0, 4)), ana.hearsNothing({ because: 'three of the five bytes are missing' }),
      ana.sends(hello.slice(4)), ana.receives(olleh))
      .needs('answers-the-next-frame')
      .reveals('chunk-is-message')
      .hints(
        'The length said 5. How many bytes of text had come?',
        'Keep what has come in a Buffer that outlives the read, and look at it again when more is there.',
        'while (rest.length >= 2 + …) — and nothing is answered before that.'),

    check('joins-a-split-length', 'The length itself may arrive in pieces.', reversing,
      ana.connects(), ana.sends(hello.slice(0, 1)), ana.hearsNothing({ because: 'half a length says nothing' }),
      ana.sends(hello.slice(1)), ana.receives(olleh))
      .needs('joins-a-split-frame')
      .reveals(headerSplit, reversing.met('crash', outOfRange))
      .reveals(headerSplit)
      .hints(
        'One byte has come. Which number do two bytes make of which you have one?',
        'There are two things to wait for: first the length, then as many bytes as it says.',
        'while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE())'),

    check('takes-frames-apart', 'Of frames that arrive together each is answered.', reversing,
      ana.connects(), ana.sends(bytes(...hello, ...framed('you'))), ana.receives(bytes(...olleh, ...framed('uoy'))))
      .needs('joins-a-split-frame')
      .reveals('drops-coalesced')
      .hints(
        'How many frames were in that one read, and how many times did you write?',
        'After the first frame there may be another: go on until what is left is none.',
        'rest = rest.subarray(end); in a while loop.'),

    check('answers-an-empty-frame', 'A frame without text is answered with one, and the next one too.', reversing,
      ana.connects(), ana.sends(bytes(0, 0)), ana.receives(bytes(0, 0), { because: 'a length of 0 is a length' }),
      ana.sends(hello), ana.receives(olleh))
      .needs('joins-a-split-frame')
      .reveals(zeroStuck)
      .hints(
        'Two bytes came, and they are all of it. Which of your conditions waits for more?',
        'An empty text is falsy in JavaScript, and 0 is as well.',
        'Compare with >=, and ask neither if (length) nor if (text).'),

    check('counts-bytes', 'The length counts bytes, not characters.', reversing,
      ana.connects(), ana.sends(framed('été')), ana.receives(framed('été'), { because: 'é has two bytes in UTF-8' }))
      .needs('puts-the-larger-byte-first')
      .reveals('chars-not-bytes', ana.heard(/^\0\x03/))
      .hints(
        'How many bytes are été?',
        'text.length counts places of a JavaScript string. Encode first, then take the length of the Buffer.',
        'const body = Buffer.from(text); … length.writeUInt16BE(body.length);'),

    check('keeps-characters-whole', 'A character that is cut in two by a read is still one character.', reversing,
      ana.connects(), ana.sends(framed('né!').slice(0, 4)), ana.hearsNothing({ because: 'two bytes are missing' }),
      ana.sends(framed('né!').slice(4)), ana.receives(framed('!én')))
      .needs('joins-a-split-frame', 'counts-bytes')
      .reveals('utf8-split')
      .hints(
        'The first read ended with c3. What is that alone?',
        'A Buffer that is added to a string is decoded at once, half characters too.',
        'Buffer.concat([rest, bytes]), and toString() only for a whole text.'),

    check('takes-any-length', 'A length is a number, whatever its bytes would mean as text.', reversing,
      ana.connects(), ana.sends(aboveAscii.asked), ana.receives(aboveAscii.answer))
      .needs('puts-the-larger-byte-first')
      .reveals('mangles-binary')
      .hints(
        'The length was 00 c8. What does c8 become in a string?',
        'A frame is binary, although there is text in it: only the text may be decoded.',
        'No setEncoding(): let "data" bring Buffers.'),

    check('takes-the-longest-frame', '65535 bytes are a frame too.', reversing,
      ana.connects(), ana.sends(longest.asked), ana.receives(longest.answer))
      .needs('joins-a-split-frame', 'takes-any-length')
      .reveals(signed, reversing.met('crash', outOfRange))
      .reveals(signed)
      .hints(
        'The length was ff ff. Which number did you read?',
        'A number without a sign has one bit more for its size.',
        'readUInt16BE, and writeUInt16BE'),

    check('reverses-characters', 'A character beyond U+FFFF is reversed as one.', reversing,
      ana.connects(), ana.sends(framed('👋 hi')), ana.receives(framed('ih 👋')))
      .needs('keeps-characters-whole')
      .reveals(reversesUnits)
      .hints(
        "What is '👋'.length?",
        'A JavaScript string is made of units of 16 bits; one character may need two of them, in this order.',
        "Array.from(text).reverse().join('')"),

    check('keeps-clients-apart', "Half a frame of ana's never turns up in ben's.", reversing,
      ana.connects(), ben.connects(), ana.sends(hello.slice(0, 4)), ben.sends(framed('ben')), ben.receives(framed('neb')),
      ana.sends(hello.slice(4)), ana.receives(olleh))
      .needs('joins-a-split-frame')
      .reveals('serves-serially', ben.met('silence'))
      .reveals('shares-state')
      .hints(
        "Where does ana's half a frame wait, and who else can see it there?",
        'A variable outside serve() exists once; inside, once for each connection.',
        'let rest = Buffer.alloc(0); as the first line of serve()'),

    check('ends-with-the-client', 'When the client has ended its side, you end yours.', reversing,
      ana.connects(), ana.sends(hello), ana.receives(olleh), ana.ends(),
      ana.hearsEnd({ because: 'nothing is left to be said' }))
      .needs('puts-the-larger-byte-first')
      .reveals('never-closes', ana.met('no end'))
      .hints(
        'ana has ended her side of the connection. Who ends yours?',
        'Without allowHalfOpen Node ends your side when the FIN has come; with it, you do.',
        "createServer(serve), or socket.on('end', () => { socket.end(); });"),

    check('answers-no-half-frame', 'What ends in the middle of a frame is not answered.', reversing,
      ana.connects(), ana.sends(hello.slice(0, 4)), ana.ends(), ana.hearsEnd({ because: 'three bytes never came' }))
      .needs('joins-a-split-frame', 'ends-with-the-client')
      .reveals(truncated)
      .hints(
        'The length said 5, two bytes came, and then the end. Was that a message?',
        'A line without its newline may be one; a frame without its bytes never is.',
        'Let the "end" listener leave `rest` alone.'),

    check('survives-a-reset', 'ana breaks off with a reset; ben is still served.', reversing,
      ana.connects(), ana.resets(), ben.connects(), ben.sends(hello),
      ben.receives(olleh, { because: "only ana's connection is broken" }))
      .needs('answers-the-next-frame')
      .reveals('dies-with-client', reversing.met('crash'))
      .reveals('dies-with-client')
      .hints(
        'A client can vanish at any moment. Which line of yours is told?',
        'A reset arrives as an "error" event of the socket; without a listener for it, Node ends the whole program.',
        "socket.on('error', error => { console.error(error.message); });"),

    check('listens-where-told', 'It listens at the address and port it is given.', reversing,
      reversing.starts(there.host, there.port), reversing.listensAt(there))
      .reveals('wrong-bind', reversing.met('listening elsewhere'))
      .reveals('wrong-bind', reversing.met('not listening', /EADDRINUSE/))
      .hints(
        'Compare where it was told to listen with where it does.',
        'Without a host, listen() takes every address; with a number of your own it ignores the port it is told.',
        'server.listen(Number(port), host);'),

    check('says-when-it-listens', 'It prints `listening on HOST:PORT` once it listens, and not before.', reversing,
      reversing.startsSlowly(there.host, there.port),
      reversing.announces({ because: 'whoever reads the line connects there at once' }))
      .needs('listens-where-told')
      .reveals('announces-early', reversing.met('too early'))
      .hints(
        'Is it true already when you print it?',
        'listen() returns before the server listens; the event "listening" tells when it does.',
        "server.on('listening', () => { console.log(…); });"),

    check('says-where-it-listens', 'The line holds the port that the system gave it, also for port 0.', reversing,
      reversing.announces({ because: 'port 0 asks for any free port, so only you know which it is' }))
      .needs('says-when-it-listens')
      .reveals('announces-port-zero', reversing.printed(/:0\r?$/m))
      .hints(
        'Nobody can connect to port 0. Which port did the system choose?',
        'server.address() knows, as soon as the server has emitted "listening".',
        'In the "listening" listener: console.log(`listening on ${endpoint(address.address, address.port)}`).'),

    check('reports-a-taken-port', 'Where the port is in use it says so in one line, and exits with status 1.', reversing,
      reversing.starts(taken.host, taken.port), reversing.exits(1),
      reversing.complains(text`EADDRINUSE ${taken.address}`))
      .needs('answers-a-frame', 'listens-where-told')
      .reveals('crashes-on-error', reversing.met('crash'))
      .reveals('swallows-errors', reversing.met('wrong exit'))
      .reveals('swallows-errors', reversing.met('no exit'))
      .hints(
        'Somebody else has the port already. How does your program hear of it?',
        'The server emits "error", with the code in error.code; console.error prints on standard error.',
        "server.on('error', …): console.error(`${error.code} ${host}:${port}`); process.exit(1);"),

    check('sends-a-frame', 'What is typed is sent as a frame, without its newline.', asking,
      user.types('hello\n'), eve.accepts(), eve.receives(hello, { because: 'the length says where the text ends' }))
      .reveals(littleEndian, eve.heard(/^\x05\0hello/))
      .reveals(addsNewline, eve.heard(/hello\r?\n/))
      .reveals(noFrame, eve.heard('hello'))
      .hints(
        'A line has been typed. What has to stand before it on the wire?',
        'Buffer.alloc(2) has room for the length; Buffer.concat() puts two Buffers behind one another.',
        'socket.write(Buffer.concat([length, body]));'),

    check('sends-bytes-counted', 'The length counts the bytes of the line, not its characters.', asking,
      user.types('été\n'), eve.accepts(), eve.receives(framed('été'), { because: 'é has two bytes in UTF-8' }))
      .needs('sends-a-frame')
      .reveals('chars-not-bytes', eve.heard(/^\0\x03/))
      .hints(
        'How many bytes are été?',
        'line.length counts places of a JavaScript string; body.length counts bytes.',
        'length.writeUInt16BE(body.length);'),

    check('prints-the-answer', 'The text of an answer is printed as a line.', asking,
      user.types('hello\n'), eve.accepts(), eve.receives(hello), eve.sends(olleh),
      asking.prints('olleh\n', { because: 'the frame is complete; the FIN has not come' }))
      .needs('sends-a-frame')
      .reveals(printsNoNewline, asking.printed(/^olleh$/))
      .reveals('waits-for-eof', asking.met('no output'))
      .hints(
        'The answer has arrived. Which of its bytes are for your user?',
        'The first two bytes are for you: they say how many of the others belong to this answer.',
        'console.log(rest.subarray(2, end).toString());'),

    check('sends-the-next-line', 'Every line that is typed is sent, and every answer printed.', asking,
      user.types('hello\n'), eve.accepts(), eve.receives(hello), eve.sends(olleh), asking.prints('olleh\n'),
      user.types('you\n'), eve.receives(framed('you')), eve.sends(framed('uoy')), asking.prints('uoy\n'))
      .needs('prints-the-answer')
      .reveals(sendsOnce)
      .hints(
        'The second line was typed. Where did it stay?',
        'One connection is enough for all lines, as long as you do not end it after the first.',
        "Use input.on('line', …), not once, with socket.write(…), not end."),

    check('sends-an-empty-line', 'An empty line is an empty frame, and its answer an empty line.', asking,
      user.types('\n'), eve.accepts(), eve.receives(bytes(0, 0), { because: 'a length of 0 is a length' }),
      eve.sends(bytes(0, 0)), asking.prints('\n'))
      .needs('prints-the-answer')
      .reveals(zeroStuck)
      .hints(
        'Which of your conditions takes an empty line for no line, or an empty answer for none?',
        'An empty text is falsy in JavaScript, and 0 is as well.',
        'Send every line and print every frame, without asking whether anything is in it.'),

    check('joins-a-split-answer', 'An answer that arrives in pieces is still one answer.', asking,
      user.types('hello\n'), eve.accepts(), eve.receives(hello), eve.sends(olleh.slice(0, 4), olleh.slice(4)),
      asking.prints('olleh\n'))
      .needs('prints-the-answer')
      .reveals('chunk-is-message')
      .hints(
        'The length said 5. How many bytes had come when you printed?',
        'The client reads a stream too: keep what has come until the frame is whole.',
        'while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE())'),

    check('joins-a-split-length-too', 'The length of an answer may arrive in pieces as well.', asking,
      user.types('hello\n'), eve.accepts(), eve.receives(hello), eve.sends(olleh.slice(0, 1), olleh.slice(1)),
      asking.prints('olleh\n'))
      .needs('joins-a-split-answer')
      .reveals(headerSplit, asking.met('crash', outOfRange))
      .reveals(headerSplit)
      .hints(
        'One byte has come. Which number do two bytes make of which you have one?',
        'There are two things to wait for: first the length, then as many bytes as it says.',
        'while (rest.length >= 2 && …)'),

    check('takes-answers-apart', 'Of answers that arrive together each is printed.', asking,
      user.types('hello\nyou\n'), eve.accepts(), eve.receives(bytes(...hello, ...framed('you'))),
      eve.sends(bytes(...olleh, ...framed('uoy'))), asking.prints('olleh\n'), asking.prints('uoy\n'))
      .needs('joins-a-split-answer')
      .reveals('drops-coalesced')
      .hints(
        'How many frames were in that one read, and how many lines did you print?',
        'After the first frame there may be another: go on until what is left is none.',
        'rest = rest.subarray(end); in a while loop.'),

    check('prints-characters-whole', 'A character that is cut in two by a read is printed as one.', asking,
      user.types('hello\n'), eve.accepts(), eve.receives(hello),
      eve.sends(framed('né!').slice(0, 4), framed('né!').slice(4)), asking.prints('né!\n'))
      .needs('joins-a-split-answer')
      .reveals('utf8-split')
      .hints(
        'The first read ended with c3. What is that alone?',
        'A Buffer that is added to a string is decoded at once, half characters too.',
        'Buffer.concat([rest, bytes]), and toString() only for a whole text.'),

    check('says-what-is-missing', 'Where the server ends inside a frame it says how many bytes are missing, and exits with status 1.',
      asking,
      user.types('hello\n'), eve.accepts(), eve.receives(hello), eve.sends(olleh.slice(0, 4)), eve.ends(),
      asking.exits(1), asking.complains('3 bytes missing'))
      .needs('joins-a-split-answer')
      .reveals(truncated)
      .hints(
        'The stream has ended. What is still in your buffer, and what would it have become?',
        'The length says how many bytes there should be; rest.length says how many there are.',
        'giveUp(`${whole - rest.length} bytes missing`);'),

    check('sends-the-longest-line', 'A line of 65535 bytes just fits.', asking,
      user.types(text`${longest.body}\n`), eve.accepts(), eve.receives(longest.asked))
      .needs('sends-a-frame')
      .reveals(signed, asking.met('crash', outOfRange))
      .hints(
        'What is the largest number that two bytes can hold?',
        'Without a sign it is 65535; with one, 32767.',
        'length.writeUInt16BE(body.length);'),

    check('refuses-a-long-line', 'A line of 65536 bytes is not sent: it says so in one line, and exits with status 1.', asking,
      eve.accepts(), user.types(text`${tooLong}\n`), asking.exits(1),
      asking.complains('a frame holds 65535 bytes, the line has 65536'))
      .needs('sends-the-longest-line')
      .reveals(lengthOverflows, asking.met('crash', outOfRange))
      .reveals(lengthOverflows)
      .hints(
        'Which two bytes say 65536?',
        'None do: it needs a third. Whoever reads 00 00 takes the text for the next length.',
        'if (body.length > longest) …'),

    check('waits-for-the-last-answer', 'When its input has ended it waits for the last answer, and exits 0.', asking,
      user.types('hello\n'), user.endsInput(), eve.accepts(), eve.receives(hello),
      asking.goesOn({ because: 'its last line is not answered yet' }),
      eve.sends(olleh), asking.prints('olleh\n'), eve.hearsEnd({ because: 'a server ends when its client has' }),
      eve.ends(), asking.exits(0))
      .needs('prints-the-answer')
      .reveals(neverSaysSo, eve.met('no end'))
      .reveals(leavesEarly, asking.met('wrong exit'))
      .reveals(leavesEarly, eve.met('no connection'))
      .reveals(leavesEarly, eve.met('end'))
      .reveals(leavesEarly, eve.met('reset'))
      .reveals(leavesEarly, asking.met('no output'))
      .hints(
        'The input has ended, and one answer is still to come. How does each side learn that the other is done?',
        'readline emits "close" at the end of input. A FIN ends your direction of the connection, not the other.',
        "input.on('close', () => socket.end()); and no process.exit() there"),

    check('reports-a-refusal', 'Where nobody listens it says so in one line, and exits with status 1.', asking,
      asking.starts(nobody.host, nobody.port), user.types('hello\n'), user.endsInput(),
      asking.exits(1), asking.complains(text`ECONNREFUSED ${nobody.address}`))
      .needs('sends-a-frame')
      .reveals('crashes-on-error', asking.met('crash'))
      .reveals(hidesTheRefusal, asking.met('wrong exit'))
      .hints(
        'Nobody listens there. How does your program hear of it?',
        'The socket emits "error", with the code in error.code; console.error prints on standard error.',
        "socket.on('error', …): console.error(`${error.code} ${host}:${port}`); process.exit(1);"),
  ],
});
