import {
  atOnce, check, client, here, lesson, misconception, nobody, prefixed, program, prompting, role, server, text, there,
  user, userAt,
} from '../../checker/lesson/index.ts';

const ben = server('ben'), ana = client('ana'), taken = server('taken');
// One program, two parts to play.
const dialler = prompting('> ', program('dialler', 'peer.ts', role('dial'), ben.host, ben.port));
const listener = prompting('> ', program('listener', 'peer.ts', role('listen'), here.host, here.port));

const peer = (line: string) => prefixed('peer: ', line);

const promptWithNewline = misconception('prompt-with-newline',
  'You ended the prompt with a newline; what is typed belongs behind it, on the same line.',
  "console.log() adds a newline. process.stdout.write('> ') prints what it is given, and no more.");
const oneTurnOnly = misconception('one-turn-only',
  'You took one turn and no other; the turns go on until somebody leaves.',
  'When their line has been printed the turn is yours again: print the prompt, and take the next line.');
const speaksOutOfTurn = misconception('speaks-out-of-turn',
  'You sent a line while it was the turn of the other side.',
  'A line that is typed is not a line that is sent: keep it, and send it once the turn is yours.');
const bothBegin = misconception('speaks-out-of-turn',
  'Both ends believe that the first turn is theirs; it is the turn of the one who dials.',
  "Begin with 'theirs' where you listen, and with 'mine' where you dial.");
const dropsTypedAhead = misconception('drops-typed-ahead',
  'A line was typed before your turn, and it was gone when your turn came.',
  'readline emits "line" for every line that it has read, asked or not: keep them in an array, and take the first.');
const sendsQuit = misconception('sends-quit',
  '`quit` is for your own program; it went over the wire.',
  'Compare the line with "quit" before you write it to the socket.');
const staysOnQuit = misconception('stays-on-quit',
  '`quit` was typed, and you kept the connection open: the other side goes on waiting for your line.',
  'End your side with socket.end(), and then the program.');
const ignoresEndOfInput = misconception('ignores-end-of-input',
  'The input has ended, so nobody can type any more, and you still wait for a line.',
  'readline emits "close" when the input has ended: treat it as if `quit` had been typed.');
const closesEarly = misconception('closes-early',
  'The input ended on the turn of the other side, and you closed before it had spoken.',
  'Put the end of the input behind what has been typed, and look at it when your turn comes.');
const dropsEarlyLine = misconception('drops-early-line',
  'A line came ahead of its turn, and you did not keep it for that turn.',
  'Put every line that arrives into an array, whoever’s turn it is, and print the first when the turn is theirs.');
const listenerLeftOpen = misconception('listener-left-open',
  'The peer has left; the listener is a socket too, and it is still open, so your program goes on.',
  'Call server.close() as soon as somebody has dialled: it closes the listener and leaves the connection alone.');
const hidesTheRefusal = misconception('swallows-errors',
  'The connection was refused, and your exit status says that all went well.',
  'When the socket emits "error", say the code and the address on standard error, and exit with status 1.');

export default lesson({
  title: 'Two inputs at once',
  learnt: [
    'A keyboard and a socket are two inputs: whoever blocks on one is deaf to the other, and events come from both.',
    'Bytes come when they like; what came too early is kept until its turn, and no line is lost on either side.',
    'The end of a stream is an event of its own, on the keyboard as on the socket: neither a line nor an empty one.',
  ],
  checks: [
    check('prompts-first', 'Whoever dials has the first turn: your program prompts.', dialler,
      ben.accepts(), dialler.prompts('> ', { because: 'what you type belongs behind it' }))
      .reveals(promptWithNewline, dialler.printed(/^> \r?\n/))
      .hints(
        'What does your program print once it is connected?',
        'console.log() ends what it prints with a newline; a prompt has none.',
        "process.stdout.write('> ');"),

    check('sends-a-line', 'What is typed on your turn is sent, with its newline.', dialler,
      ben.accepts(), dialler.prompts('> '), user.types('hi\n'),
      ben.receives('hi\n', { because: 'the newline ends your turn' }))
      .needs('prompts-first')
      .reveals('no-newline', ben.heard('hi'))
      .hints(
        'A line has been typed. Which line of your program is told about it?',
        'readline emits "line" without the newline, so the newline has to be put back.',
        'In speak(): const line = typed.shift(); … socket.write(`${line}\\n`); theirTurn();'),

    check('sends-a-blank-line', 'A blank line is a turn too.', dialler,
      ben.accepts(), dialler.prompts('> '), user.types('\n'),
      ben.receives('\n', { because: 'without a newline ben cannot know that it is his turn' }))
      .needs('sends-a-line')
      .reveals('blank-line-deadlock', ben.met('silence'))
      .hints(
        'Nothing was typed before Enter. What do you send then, and what does ben wait for?',
        'An empty string is falsy in JavaScript: if (line) and `line || …` lose it.',
        'Ask typed.shift() for undefined, which means that nothing has been typed: if (line === undefined) return;'),

    check('quits', '`quit` ends the conversation, and is not sent.', dialler,
      ben.accepts(), dialler.prompts('> '), user.types('quit\n'), ben.hearsEnd(), ben.ends(), dialler.exits(0))
      .needs('sends-a-line')
      .reveals(sendsQuit, ben.heard(/quit/))
      .reveals(staysOnQuit, ben.met('no end'))
      .hints(
        'For whom is `quit`, for ben or for your program?',
        'end() sends your FIN; it takes a function that is called once the FIN is on its way.',
        'socket.end(() => process.exit(0));'),

    check('quits-at-the-end-of-input', 'The end of the input ends the conversation too.', dialler,
      ben.accepts(), dialler.prompts('> '), user.endsInput(),
      ben.hearsEnd({ because: 'nobody can type any more' }), ben.ends(), dialler.exits(0))
      .needs('quits')
      .reveals(ignoresEndOfInput, ben.met('no end'))
      .hints(
        'Press Ctrl-D where nothing has been typed. Which of your lines runs?',
        'The end of the input is no line; readline has an event of its own for it, "close".',
        "keyboard.on('close', () => { typed.push('quit'); speak(); });"),

    check('prints-what-comes', 'On their turn their line is printed, and then you are asked again.', dialler,
      ben.accepts(), dialler.prompts('> '), user.types('hi\n'), ben.receives('hi\n'),
      ben.sends('hello\n'), dialler.prints(peer('hello')), dialler.prompts('> '),
      user.types('how are you?\n'), ben.receives('how are you?\n'))
      .needs('sends-a-line')
      .reveals(oneTurnOnly, ben.met('silence'))
      .hints(
        'ben has answered. Who prints it, and whose turn is it then?',
        'The socket emits "data" with what it has read; when a line is complete, it is printed, and the turn is yours.',
        'In hear(): const line = heard.shift(); … console.log(`peer: ${line}`); myTurn();'),

    check('joins-a-split-line', 'A line that arrives in pieces is still one line.', dialler,
      ben.accepts(), user.types('hi\n'), ben.receives('hi\n'),
      ben.sends('hel', 'lo\n'), dialler.prints(peer('hello'), { because: 'only the newline ends it' }))
      .needs('prints-what-comes')
      .reveals('chunk-is-message', dialler.printed(/peer: hel(?!lo)/))
      .hints(
        'The first read held "hel". Was that a line?',
        'Keep what has no newline yet in a variable that outlives the read.',
        "const lines = (rest + text).split(/\\r?\\n/); rest = lines.pop() ?? '';"),

    check('takes-lines-apart', 'Two lines that arrive together are two turns.', dialler,
      ben.accepts(), user.types('hi\n'), ben.receives('hi\n'), ben.pours('one\ntwo\n'), dialler.prints(peer('one')),
      user.types('go on\n'), ben.receives('go on\n'),
      dialler.prints(peer('two'), { because: 'it came with the other one, and nobody will send it again' }))
      .needs('prints-what-comes')
      .reveals('drops-coalesced', dialler.met('no output'))
      .hints(
        'How many lines were in that one read, and where is the second one now?',
        'Put all lines of a read into an array; take one from its front when it is their turn.',
        'heard.push(...lines); hear();'),

    check('keeps-an-early-line', 'A line that comes ahead of its turn is kept for it.', dialler,
      ben.accepts(), dialler.prompts('> '), ben.pours('me first\n'),
      ben.hearsNothing({ because: 'it is still your turn' }),
      user.types('hi\n'), ben.receives('hi\n'), dialler.prints(peer('me first')),
      user.types('go on\n'), ben.receives('go on\n', { because: 'ben has spoken' }))
      .needs('takes-lines-apart')
      .reveals(dropsEarlyLine, dialler.met('no output'))
      .reveals(dropsEarlyLine, ben.met('silence'))
      .hints(
        'ben spoke on your turn. What does your "data" listener do then?',
        'Whoever’s turn it is, what arrives has to be kept: nobody sends it twice.',
        "if (turn !== 'theirs') return; belongs into hear(), and heard.push(…) stands before it is called."),

    check('waits-for-its-turn', 'What is typed ahead is sent when the turn is yours, and not before.', dialler,
      ben.accepts(), user.types('one\n'), ben.receives('one\n'), user.types('two\n'),
      ben.hearsNothing({ because: "it is ben's turn" }),
      ben.sends('hello\n'), dialler.prints(peer('hello')), ben.receives('two\n'))
      .needs('prints-what-comes')
      .reveals(speaksOutOfTurn, ben.met('too early'))
      .reveals(dropsTypedAhead, ben.met('silence'))
      .hints(
        'Whose turn is it after you have sent a line?',
        'The keyboard does not know about turns; your program does, in `turn`.',
        "if (turn !== 'mine') return; as the first line of speak(), which myTurn() calls as well."),

    check('keeps-lines-typed-together', 'Two lines that are typed in one go are two turns.', dialler,
      ben.accepts(), user.types('one\ntwo\n'), ben.receives('one\n'),
      ben.hearsNothing({ because: "it is ben's turn" }),
      ben.sends('hello\n'), dialler.prints(peer('hello')), ben.receives('two\n'))
      .needs('waits-for-its-turn')
      .reveals(speaksOutOfTurn, ben.met('too early'))
      .reveals(dropsTypedAhead, ben.met('silence'))
      .hints(
        'Standard input is a stream as well. How many "line" events follow one read of it?',
        'pause() stops the reading, not the events of what has been read: the second line comes all the same.',
        'typed.push(line) for every line, and typed.shift() for one of them a turn.'),

    check('quits-on-its-turn', 'An end of input that comes early waits for its turn as well.', dialler,
      ben.accepts(), user.types('hi\n'), ben.receives('hi\n'), user.endsInput(),
      ben.hearsNothing({ because: "it is ben's turn" }),
      ben.sends('hello\n'), dialler.prints(peer('hello')), ben.hearsEnd(), ben.ends(), dialler.exits(0))
      .needs('quits-at-the-end-of-input', 'waits-for-its-turn')
      .reveals(closesEarly)
      .hints(
        'printf "hi\\n" | peer.ts … ends its input at once. May ben still answer?',
        'What holds for lines that are typed ahead holds for the end that stands behind them.',
        "Let the end of the input take its place in the queue: typed.push('quit');"),

    check('ends-with-the-peer', 'When the other side has closed, your program says so and exits 0.', dialler,
      ben.accepts(), dialler.prompts('> '), user.types('hi\n'), ben.receives('hi\n'), ben.leaves(),
      dialler.prints('peer left'), dialler.exits(0, { because: 'nobody is there to talk to' }))
      .needs('prints-what-comes')
      .reveals('ignores-eof', dialler.met('no output'))
      .reveals('ignores-eof', dialler.met('wrong output'))
      .reveals('ignores-eof', dialler.met('no exit'))
      .hints(
        'No line comes any more, and something else does. Which event is it?',
        'The socket emits "end" when the FIN of the other side has come.',
        "socket.on('end', () => { console.log('peer left'); process.exit(0); });"),

    check('notices-a-hangup', 'It notices that too while it waits for you to type.', dialler,
      ben.accepts(), dialler.prompts('> '), ben.leaves(),
      dialler.prints('peer left', { because: 'the keyboard is not the only input' }), dialler.exits(0))
      .needs('ends-with-the-peer')
      .reveals('ignores-eof')
      .hints(
        'ben is gone, and you sit before a prompt. What would have to happen for you to learn of it?',
        'A program that waits in a call for one input cannot look at the other; listeners wait for both at once.',
        'Let socket.on("end", …) act at once, whoever’s turn it is.'),

    check('reports-a-refusal', 'Where nobody listens it says so in one line, and exits with status 1.', dialler,
      dialler.starts(role('dial'), nobody.host, nobody.port), dialler.exits(1),
      dialler.complains(text`ECONNREFUSED ${nobody.address}`))
      .reveals('crashes-on-error', dialler.met('crash'))
      .reveals(hidesTheRefusal, dialler.met('wrong exit'))
      .reveals(hidesTheRefusal, dialler.met('no exit'))
      .hints(
        'Dialling can fail. How does your program hear of it?',
        'The socket emits "error", with the code in error.code; console.error prints on standard error.',
        'console.error(`${error.code} ${endpoint(host, port)}`); process.exit(1);'),

    check('answers-the-dialler', 'Who listens has the second turn: it prints the first line, and prompts.', listener,
      listener.starts(), ana.connects(), ana.sends('hi\n'), listener.prints(peer('hi')), listener.prompts('> '),
      user.types('hello\n'), ana.receives('hello\n'))
      .needs('prints-what-comes')
      .reveals(bothBegin, listener.printed(/^> /m))
      .hints(
        'Somebody has dialled. Which of your functions is told about the connection?',
        'The conversation is the same on both ends; only the first turn is not.',
        "talk(socket, 'theirs');"),

    check('lets-the-dialler-begin', 'Who listens does not begin, whatever has been typed.', listener,
      listener.starts(), ana.connects(), user.types('me first\n'),
      ana.hearsNothing({ because: "the first turn is the dialler's" }),
      ana.sends('hi\n'), listener.prints(peer('hi')), ana.receives('me first\n'))
      .needs('answers-the-dialler')
      .reveals(speaksOutOfTurn, ana.met('too early'))
      .reveals(dropsTypedAhead, ana.met('silence'))
      .hints(
        'Both ends run the same program. How does each know who begins?',
        'The turn has to begin as "mine" on one end, and as "theirs" on the other.',
        "talk(socket, 'theirs') where you listen, talk(socket, 'mine') where you dial."),

    check('leaves-with-the-dialler', 'When the dialler has left, who listened says so and exits 0.', listener,
      listener.starts(), ana.connects(), ana.sends('hi\n'), listener.prints(peer('hi')), ana.leaves(),
      listener.prints('peer left'), listener.exits(0, { because: 'one peer is all' }))
      .needs('notices-a-hangup', 'answers-the-dialler')
      .reveals(listenerLeftOpen, listener.met('no exit'))
      .hints(
        'A Node program ends by itself when nothing is open any more. What is?',
        'createServer() gave you the listener, and the peer came on a socket of its own.',
        'server.close(); as soon as somebody has dialled.'),

    check('prints-the-last-words', 'A last line without newline is still a line.', listener,
      listener.starts(), ana.connects(), atOnce(ana.sends('bye'), ana.ends()),
      listener.prints(peer('bye'), { because: 'the FIN ends it' }), listener.prints('peer left'), listener.exits(0))
      .needs('leaves-with-the-dialler')
      .reveals('drops-tail')
      .hints(
        'When the FIN comes, something may still lie in your buffer. Is it a line?',
        'Only at "end" is it certain that no newline will follow.',
        "In the \"end\" listener, before `peer left`: if (rest !== '') heard.push(rest);"),

    check('listens-where-told', 'It listens at the address and port it is given.', listener,
      listener.starts(role('listen'), there.host, there.port), listener.listensAt(there))
      .reveals('wrong-bind', listener.met('listening elsewhere'))
      .reveals('wrong-bind', listener.met('not listening', /EADDRINUSE|address already in use/i))
      .hints(
        'Compare where it was told to listen with where it does.',
        'Without a host, listen() takes every address; with a number of your own it ignores the port it is told.',
        'server.listen(Number(port), host);'),

    check('says-when-it-listens', 'It prints where it listens, once it does.', listener,
      listener.startsSlowly(role('listen'), there.host, there.port),
      listener.announces({ because: 'whoever reads the line dials at once' }))
      .needs('listens-where-told')
      .reveals('announces-early', listener.met('too early'))
      .hints(
        'Is it true already when you print it?',
        'listen() returns before the server listens; the event "listening" tells when it does.',
        "server.on('listening', () => { console.log(…); });"),

    check('says-where-it-listens', 'The line holds the port that the system gave it, also for port 0.', listener,
      listener.starts(), listener.announces({ because: 'port 0 asks for any free port, so only you know which it is' }))
      .needs('says-when-it-listens')
      .reveals('announces-port-zero', listener.printed(/:0\r?$/m))
      .hints(
        'Nobody can dial port 0. Which port did the system choose?',
        'server.address() knows, as soon as the server has emitted "listening".',
        'console.log(`listening on ${endpoint(address.address, address.port)}`), in the "listening" listener.'),

    check('reports-a-taken-port', 'Where the port is in use it says so in one line, and exits with status 1.', listener,
      listener.starts(role('listen'), taken.host, taken.port), listener.exits(1),
      listener.complains(text`EADDRINUSE ${taken.address}`))
      .needs('listens-where-told')
      .reveals('crashes-on-error', listener.met('crash'))
      .reveals('swallows-errors', listener.met('wrong exit'))
      .reveals('swallows-errors', listener.met('no exit'))
      .hints(
        'Somebody else has the port already. How does your program hear of it?',
        'The server emits "error", as a socket does.',
        "server.on('error', fail);"),

    check('talks-to-itself', 'Your program talks to itself, on both ends.', listener,
      listener.starts(), dialler.starts(role('dial'), listener.host, listener.port), dialler.prompts('> '),
      userAt(dialler).types('hi\n'), listener.prints(peer('hi')), listener.prompts('> '),
      user.types('hello\n'), dialler.prints(peer('hello')), dialler.prompts('> '),
      userAt(dialler).types('quit\n'), listener.prints('peer left'), listener.exits(0), dialler.exits(0))
      .needs('answers-the-dialler')
      .hints(
        'Two terminals, one program. Which of the two stops talking first?',
        'npx tsx peer.ts listen 127.0.0.1 5001 in one, npx tsx peer.ts dial 127.0.0.1 5001 in the other.',
        'What one end writes has to be what the other reads: a line, its newline, and at the end a FIN.'),
  ],
});
