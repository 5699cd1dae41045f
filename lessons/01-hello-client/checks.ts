import {
  bytes, check, clock, lesson, letters, misconception, nobody, prefixed, program, seconds, server, text, user,
  type Ref,
} from '../../checker/lesson/index.ts';

const ana = server('ana');
const receiver = program('client', 'client.ts', ana.host, ana.port);

const addressAsPath = misconception('address-as-path',
  'connect() got a string where it expects a port number, and took it for a path in the file system.',
  'Give the port first, as a number, then the host: connect(Number(port), host).');
const copiesOneRead = misconception('chunk-is-message',
  'You treated one read as one message; TCP keeps order, not boundaries.',
  'Copy every piece that comes, and stop only when the stream ends.');
const addsNewline = misconception('adds-newline',
  'You printed a newline that the server never sent.',
  'console.log() ends what it prints with a newline; process.stdout.write() adds nothing.');
const looksAway = misconception('swallows-errors',
  'The connection was refused and you reported success.',
  'Where you handle the error, set process.exitCode = 1 as well.');

const everyByte: Ref<Uint8Array> = {
  label: 'every byte value once, 00 to ff',
  since: 'the start',
  in: () => Uint8Array.from({ length: 256 }, (_, value) => value),
};
const mebibyte = letters('1 MiB of letters', 2 ** 20);

export default lesson({
  title: 'Read to the end',
  learnt: [
    'A client names the endpoint it wants to reach; its own port comes from the system.',
    'A stream brings bytes in order, in pieces of any size, until the FIN: only the end is the end.',
    'Bytes are not text, a write is not yet an arrival, and a refused connection is an answer.',
  ],
  checks: [
    check('prints-what-comes', 'What the server sends appears on standard output.', receiver,
      ana.accepts(), ana.sends('Fri Nov 21\n'), ana.ends(),
      receiver.prints(prefixed(/.*/, 'Fri Nov 21\n')))
      .reveals(addressAsPath, receiver.met('crash', /ENOENT/))
      .reveals(addressAsPath, { ...ana.met('no connection'), text: /ENOENT/ })
      .hints(
        'Two things have to happen: your program connects, and what arrives goes to standard output.',
        'connect() from node:net gives you a socket; a "data" event brings each piece, or pipe() carries them all.',
        'const socket = connect(Number(port), host); socket.on("data", piece => process.stdout.write(piece));'),

    check('ends-with-the-server', 'When the server has closed, your program is done: exit status 0.', receiver,
      ana.accepts(), ana.sends('Fri Nov 21\n'), ana.ends(),
      receiver.exits(0, { because: 'the server has sent its FIN, so nothing more can come' }))
      .needs('prints-what-comes')
      .reveals('ignores-eof', receiver.met('no exit'))
      .hints(
        'Your program has printed everything and still runs. What is it waiting for?',
        'A Node program ends by itself once nothing is left that could wake it: look for a timer, or for the keyboard.',
        'Stop what you have started: socket.on("close", () => { clearInterval(timer); keyboard.close(); });'),

    check('reads-to-the-end', 'Everything is copied, however many reads it takes, and nothing is added.', receiver,
      ana.accepts(), ana.sends('Fri ', 'Nov 21\n', 'no newline'), ana.ends(),
      receiver.printsAll('Fri Nov 21\nno newline'))
      .needs('prints-what-comes')
      .reveals(copiesOneRead, receiver.printed(/^(?:Fri |no newline)\n?$/))
      .reveals('closes-early', receiver.printed('Fri Nov 21\n'))
      .reveals(addsNewline, receiver.printed(/^Fri \n/))
      .reveals(addsNewline, receiver.printed(/^Fri Nov 21\nno newline\n$/))
      .hints(
        'The server wrote three times. Compare what it sent with what you printed, byte by byte.',
        'Every read brings one more piece, and a piece need not be a line: copy each, add nothing.',
        'socket.on("data", …) rather than once(), and process.stdout.write(piece) rather than console.log().'),

    check('waits-out-a-pause', 'A pause of one second is not the end.', receiver,
      ana.accepts(), ana.sends('one'), clock.passes(seconds(1)), ana.sends('two'), ana.ends(),
      receiver.printsAll('onetwo', { because: 'the server has not sent its FIN before "two"' }))
      .needs('reads-to-the-end')
      .reveals('closes-early', receiver.printed('one'))
      .hints(
        'The server says "one", is silent for a second, and says "two". Where were you by then?',
        'Silence on a connection says nothing about the server; only its FIN says that it is done.',
        'Take out the timer: no setTimeout() and no socket.setTimeout() is needed to know the end.'),

    check('keeps-characters-whole', 'A character that is cut by a read is still one character.', receiver,
      ana.accepts(), ana.sends(bytes(0xc3), bytes(0xa9, 0x0a)), ana.ends(), receiver.printsAll('é\n'))
      .needs('reads-to-the-end')
      .reveals('utf8-split', receiver.printed(/\uFFFD/))
      .reveals('utf8-split', receiver.met('crash', /UnicodeDecodeError/))
      .reveals('mangles-binary', receiver.printed('Ã©\n'))
      .hints(
        'é is two bytes, c3 and a9. They came in two pieces: what is c3 alone?',
        'Turning a piece into a string decodes it; half a character decodes to the replacement character.',
        'Do not decode at all: process.stdout.write(piece) takes the Buffer that the "data" event brings.'),

    check('copies-bytes', 'Bytes that are no text come through unchanged.', receiver,
      ana.accepts(), ana.sends(everyByte), ana.ends(), receiver.printsAll(everyByte))
      .needs('reads-to-the-end')
      .reveals('mangles-binary', receiver.met('crash', /UnicodeDecodeError/))
      .reveals('mangles-binary')
      .hints(
        'The server sent each of the 256 byte values once. Which of them survived?',
        'setEncoding() and toString() make text of bytes, and not all bytes are text.',
        'Leave out setEncoding(), and write the Buffer you were given: process.stdout.write(piece).'),

    check('flushes-before-exit', 'All of it reaches standard output, however late that is read.', receiver,
      user.stopsReading(), ana.accepts(), ana.pours(mebibyte), ana.ends(), user.readsOn(),
      receiver.printsAll(mebibyte), receiver.exits(0))
      .needs('reads-to-the-end', 'ends-with-the-server')
      .reveals('exit-before-flush', receiver.met('wrong output'))
      .reveals('exit-before-flush', receiver.met('no output'))
      .hints(
        'Whoever reads your output was slow. How much of it had left your program when it ended?',
        'process.exit() ends the program at once, with all that still waits to be written.',
        'Take out process.exit(): the program ends by itself. To set a status, use process.exitCode.'),

    check('reports-a-refusal', 'Where nobody listens it says so in one line, and exits with status 1.', receiver,
      receiver.starts(nobody.host, nobody.port),
      receiver.exits(1), receiver.complains(text`ECONNREFUSED ${nobody.address}`))
      .needs('prints-what-comes')
      .reveals('crashes-on-error', receiver.met('crash'))
      .reveals(looksAway, receiver.met('wrong exit'))
      .hints(
        'Start your client while no server runs. What does it print, and what does `echo $?` say afterwards?',
        'A socket that cannot connect emits "error"; the error carries its code, as in ECONNREFUSED.',
        'socket.on("error", error => { console.error(`${error.code} ${host}:${port}`); process.exitCode = 1; });'),
  ],
});
