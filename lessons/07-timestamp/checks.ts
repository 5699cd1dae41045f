import {
  check, client, clock, ctime, here, hidesTheRefusal, leavesEarly, lesson, letters, misconception, neverSaysSo,
  nobody, prefixed, printsAtTheEnd, program, seconds, sendsOnce, server, text, there, user,
} from '../../checker/lesson/index.ts';

const ana = client('ana'), ben = client('ben'), eve = server('eve'), taken = server('taken');
const stamping = program('server', 'server.ts', here.host, here.port);
const asking = program('client', 'client.ts', eve.host, eve.port);

const time = ctime('the time'), later = ctime('a later time');
const long = letters('a million letters', 1_000_000);

// A Monday whose day has one digit. Of a clock that stands every answer is known to the byte.
const monday = '2019-02-04T08:46:40Z';
const stamp = 'Mon Feb  4 08:46:40 2019', aMinuteLater = 'Mon Feb  4 08:47:41 2019';
const inKolkata = 'Mon Feb  4 14:16:40 2019', inHonolulu = 'Sun Feb  3 22:46:40 2019';

// The whole line, without any prefix.
const answer = (at: string, line: string) => prefixed('', `[${at}] ${line}`);

const notCtime = misconception('not-ctime',
  "The time is there in another form than C's ctime, which is Www Mmm dd hh:mm:ss yyyy.",
  'Put it together from its parts: name of the day, name of the month, day, time, year.');
const zeroPaddedDay = misconception('zero-padded-day',
  "You padded the day with a zero; C's ctime pads it with a space.",
  'String(now.getDate()).padStart(2) is two characters wide, the first of them a space if need be.');
const unpaddedDay = misconception('unpadded-day',
  "You left a day of one digit one character short; C's ctime pads it with a space.",
  'String(now.getDate()).padStart(2) is two characters wide, the first of them a space if need be.');
const timestampFrozen = misconception('timestamp-frozen',
  'You looked at the clock once and stamped later lines with the same time.',
  'Call new Date() where a line is answered, not where the program or the connection begins.');
const utcNotLocal = misconception('utc-not-local',
  'The time you wrote is not the local time: you did not reckon with the time zone, or not with all of it.',
  'getHours(), getDate() and toString() are local; getUTCHours(), toISOString() and toUTCString() are not.');
const largeLineCut = misconception('large-line-cut',
  'A long line did not come back whole: one read, one write or one buffer held only a part of it.',
  'Let the buffer grow with the line, and give the whole answer to write(); Node keeps what the kernel has no room for.');

export default lesson({
  title: 'Many clients',
  learnt: [
    'A server serves on and on, and many at a time: by the turns of one event loop here, by threads or processes elsewhere.',
    'Each connection has its own socket, its own buffer and its own end; what they share is the program, and its mistakes.',
    'write() takes a line of any size: the kernel takes what it has room for, and Node keeps the rest until it has more.',
  ],
  checks: [
    check('stamps-a-line', 'A line comes back behind the time.', stamping,
      ana.connects(), ana.sends('tick\n'), ana.receives(text`[${time}] tick\n`))
      .reveals('no-newline', ana.heard(text`[${time}] tick`))
      .reveals(notCtime, ana.heard(/^\[.*\d:\d\d.*\]? ?tick\r?\n/))
      .hints(
        "What does your server send back, and what stands before it in the contract?",
        'new Date() is now; its toString() begins with "Mon Feb 04 2019 08:46:40", in local time. Take the parts from there.',
        'return `[${text.slice(0, 7)} ${day} ${text.slice(16, 24)} ${now.getFullYear()}] ${line}`;'),

    check('answers-the-next-line', 'The connection stays open for another line.', stamping,
      ana.connects(), ana.sends('tick\n'), ana.receives(text`[${time}] tick\n`),
      ana.sends('tock\n'), ana.receives(text`[${later}] tock\n`))
      .needs('stamps-a-line')
      .reveals('one-request-only', ana.met('end'))
      .reveals('one-request-only', ana.met('reset'))
      .reveals('one-request-only', ana.met('silence'))
      .hints(
        'Who decides when this conversation is over?',
        'end() sends your FIN: after it nothing can be answered. once() listens once.',
        "socket.on('data', …), and socket.write(…) in it."),

    check('serves-the-next-client', 'When ana has left, ben is served.', stamping,
      ana.connects(), ana.sends('tick\n'), ana.receives(text`[${time}] tick\n`), ana.leaves(),
      ben.connects(), ben.sends('tock\n'),
      ben.receives(text`[${later}] tock\n`, { because: 'ana is gone, the server is not' }))
      .needs('stamps-a-line')
      .reveals('one-client-only', ben.met('refusal'))
      .reveals('one-client-only', ben.met('reset'))
      .reveals('one-client-only', ben.met('end'))
      .reveals('one-client-only', ben.met('silence'))
      .hints(
        'What does your server still do when its first client has left?',
        'The listener and the connection are two sockets; each is closed on its own.',
        'Use createServer(serve), which calls serve for every client, and keep server.close() out of it.'),

    check('joins-a-split-line', 'A line that arrives in pieces is still one line.', stamping,
      ana.connects(), ana.sends('ti'), ana.hearsNothing({ because: 'the line has no end yet' }),
      ana.sends('ck\n'), ana.receives(text`[${time}] tick\n`))
      .needs('answers-the-next-line')
      .reveals('chunk-is-message', ana.heard(/ ti(?!ck)/))
      .reveals('chunk-is-message', ana.heard(/(?<!ti)ck\r?\n/))
      .hints(
        'The first read held "ti". Was that a line?',
        'Keep what you have read in a variable that outlives the read, and look for the newline in it.',
        "const lines = (rest + text).split('\\n'); rest = lines.pop() ?? ''; — what is in `lines` is complete."),

    check('takes-lines-apart', 'Of lines that arrive together each is stamped.', stamping,
      ana.connects(), ana.sends('tick\ntock\n'), ana.receives(text`[${time}] tick\n[${later}] tock\n`))
      .needs('answers-the-next-line')
      .reveals('drops-coalesced', ana.heard(text`[${time}] tick\n`))
      .reveals('drops-coalesced', ana.heard(text`[${time}] tock\n`))
      .reveals('chunk-is-message', ana.heard(/\] tick\r?\n?tock/))
      .hints(
        'How many lines were in that one read, and how many times did you write?',
        'After the first newline there may be another: go on until there is none.',
        'for (const line of lines) socket.write(`${stamped(line)}\\n`);'),

    check('listens-where-told', 'It listens at the address and port it is given.', stamping,
      stamping.starts(there.host, there.port), stamping.listensAt(there))
      .reveals('wrong-bind', stamping.met('listening elsewhere'))
      .reveals('wrong-bind', stamping.met('not listening', /EADDRINUSE/))
      .hints(
        'Compare where it was told to listen with where it does.',
        'Without a host, listen() takes every address; with a number of your own it ignores the port it is told.',
        'server.listen(Number(port), host);'),

    check('logs-who-connects', 'It prints `connected HOST:PORT`, with the address and port of the client.', stamping,
      ana.connects(), stamping.prints(text`connected ${ana.address}`), ana.leaves(),
      ben.connects(), stamping.prints(text`connected ${ben.address}`))
      .needs('serves-the-next-client', 'listens-where-told')
      .reveals('wrong-peer', stamping.printed(/^connected \S+:\d+\r?$/m))
      .hints(
        'A connection has two ends, and your socket knows both. Which one is the client?',
        'remoteAddress and remotePort are the far end; localAddress and localPort are your own.',
        "console.log(`connected ${endpoint(socket.remoteAddress ?? '', socket.remotePort ?? 0)}`);"),

    check('serves-both', 'ben is served while ana says nothing.', stamping,
      ana.connects(), ben.connects(), ben.sends('here\n'),
      ben.receives(text`[${time}] here\n`, { because: 'ana is connected, and silent' }))
      .needs('stamps-a-line')
      .reveals('serves-serially', ben.met('silence'))
      .hints(
        'Whom does your server wait for while ben waits for it?',
        'createServer calls its listener for each client; listeners on the socket then take turns by themselves.',
        'Inside serve(), only add listeners: no loop and no await that lasts as long as one client.'),

    check('keeps-clients-apart', "Half a line from ana never turns up in ben's.", stamping,
      ana.connects(), ben.connects(), ana.sends('ti'), ben.sends('ben\n'), ben.receives(text`[${time}] ben\n`),
      ana.sends('ck\n'), ana.receives(text`[${later}] tick\n`))
      .needs('joins-a-split-line', 'serves-both')
      .reveals('shares-state', ben.heard(/ti/))
      .reveals('shares-state', ana.heard(/\] ck/))
      .hints(
        "Where does ana's half a line wait, and who else can see it there?",
        'A variable outside serve() exists once; inside, once for each connection.',
        "Move let rest = ''; to the first line of serve()."),

    check('ends-with-the-client', 'When the client has ended its side, you end yours.', stamping,
      ana.connects(), ana.sends('tick\n'), ana.receives(text`[${time}] tick\n`), ana.ends(),
      ana.hearsEnd({ because: 'nothing is left to be said' }))
      .needs('stamps-a-line')
      .reveals('never-closes', ana.met('no end'))
      .hints(
        'ana has ended her side of the connection. Who ends yours?',
        'Without allowHalfOpen Node ends your side when the FIN has come; with it, you do.',
        "createServer(serve), or socket.on('end', () => { socket.end(); });"),

    check('logs-who-disconnects', 'It prints `disconnected HOST:PORT` when a client has gone.', stamping,
      ana.connects(), ben.connects(), ana.ends(), ana.hearsEnd(),
      stamping.prints(text`disconnected ${ana.address}`, { because: 'both have ended their side' }),
      ben.ends(), ben.hearsEnd(), stamping.prints(text`disconnected ${ben.address}`))
      .needs('logs-who-connects', 'serves-both', 'ends-with-the-client')
      .reveals('wrong-peer', stamping.printed(/^disconnected \S+:\d+\r?$/m))
      .hints(
        'Which event tells you that a client has gone, and what does its socket still know then?',
        'The socket emits "close" when both sides have ended, or broken off. What you print must be the same as when it came.',
        "const client = …; before the listeners, and socket.on('close', () => { console.log(`disconnected ${client}`); });"),

    check('survives-a-reset', 'ana breaks off with a reset; ben is still served.', stamping,
      ana.connects(), ana.resets(),
      ben.connects(), ben.sends('here\n'),
      ben.receives(text`[${time}] here\n`, { because: "only ana's connection is broken" }))
      .needs('serves-the-next-client')
      .reveals('dies-with-client', stamping.met('crash'))
      .reveals('dies-with-client')
      .hints(
        'A client can vanish at any moment. Which line of yours is told?',
        'A reset arrives as an "error" event of the socket; without a listener for it, Node ends the whole program.',
        "socket.on('error', error => { console.error(error.message); });"),

    check('returns-a-long-line', 'A line of a million letters comes back whole.', stamping,
      ana.connects(), ana.sends(text`${long}\n`), ana.receives(text`[${time}] ${long}\n`))
      .needs('joins-a-split-line')
      .reveals(largeLineCut, ana.met('too little'))
      .reveals(largeLineCut, ana.met('wrong bytes'))
      .reveals(largeLineCut, ana.met('silence'))
      .reveals(largeLineCut, ana.met('end'))
      .reveals(largeLineCut, ana.met('reset'))
      .reveals(largeLineCut, stamping.met('crash'))
      .hints(
        'Count the letters that came back. Which size in your program is that?',
        'Neither a read nor the kernel’s buffer holds a million letters; a string does.',
        'Let `rest` grow without a limit, and answer with one socket.write() of the whole line, whatever it returns.'),

    check('says-the-time', "The time is that of the program's clock, with a space before a day of one digit.", stamping,
      clock.stands(monday), stamping.startsIn('UTC'),
      ana.connects(), ana.sends('tick\n'), ana.receives(`[${stamp}] tick\n`))
      .needs('stamps-a-line', 'listens-where-told')
      .reveals(zeroPaddedDay, ana.heard(`[${stamp.replace('  4', ' 04')}] tick\n`))
      .reveals(unpaddedDay, ana.heard(`[${stamp.replace('  4', ' 4')}] tick\n`))
      .hints(
        'Compare the two times from the left.',
        'The form is 24 characters wide on every day of the year: the day has two, and the first may be a space.',
        'const day = String(now.getDate()).padStart(2);'),

    check('looks-at-the-clock-each-time', 'A line that comes a minute later is stamped a minute later.', stamping,
      clock.stands(monday), stamping.startsIn('UTC'),
      ana.connects(), ana.sends('tick\n'), ana.receives(`[${stamp}] tick\n`),
      clock.moves(seconds(61)), ana.sends('tock\n'), ana.receives(`[${aMinuteLater}] tock\n`))
      .needs('says-the-time', 'answers-the-next-line')
      .reveals(timestampFrozen, ana.heard(`[${stamp}] tock\n`))
      .hints(
        'When does your program look at the clock?',
        'A constant outside stamped() is made once, when the program or the connection begins.',
        'Put const now = new Date(); on the first line of stamped().'),

    check('says-local-time', 'The time is local: in Kolkata 5½ hours ahead of UTC, in Honolulu still yesterday.', stamping,
      clock.stands(monday),
      stamping.startsIn('Asia/Kolkata'), ana.connects(), ana.sends('tick\n'), ana.receives(`[${inKolkata}] tick\n`), ana.leaves(),
      stamping.startsIn('Pacific/Honolulu'), ben.connects(), ben.sends('tock\n'), ben.receives(`[${inHonolulu}] tock\n`))
      .needs('says-the-time')
      .reveals(utcNotLocal, ana.met('wrong bytes'))
      .reveals(utcNotLocal, ben.met('wrong bytes'))
      .hints(
        'Whose noon does your program mean?',
        'The same moment has another hour, and another day, in each time zone. TZ tells a program in which it is.',
        'Take every part from local methods: toString(), getDate(), getFullYear(); none with UTC or ISO in its name.'),

    check('says-when-it-listens', 'It prints `listening on HOST:PORT` once it listens, and not before.', stamping,
      stamping.startsSlowly(there.host, there.port),
      stamping.announces({ because: 'whoever reads the line connects there at once' }))
      .needs('listens-where-told')
      .reveals('announces-early', stamping.met('too early'))
      .hints(
        'Is it true already when you print it?',
        'listen() returns before the server listens; the event "listening" tells when it does.',
        "server.on('listening', () => { console.log(…); });"),

    check('says-where-it-listens', 'The line holds the port that the system gave it, also for port 0.', stamping,
      stamping.announces({ because: 'port 0 asks for any free port, so only you know which it is' }))
      .needs('says-when-it-listens')
      .reveals('announces-port-zero', stamping.printed(/:0$/m))
      .hints(
        'Nobody can connect to port 0. Which port did the system choose?',
        'server.address() knows, as soon as the server has emitted "listening".',
        'In the "listening" listener: console.log(`listening on ${endpoint(address.address, address.port)}`).'),

    check('reports-a-taken-port', 'Where the port is in use it says so in one line, and exits with status 1.', stamping,
      stamping.starts(taken.host, taken.port), stamping.exits(1), stamping.complains(text`EADDRINUSE ${taken.address}`))
      .needs('stamps-a-line', 'listens-where-told')
      .reveals('crashes-on-error', stamping.met('crash'))
      .reveals('swallows-errors', stamping.met('wrong exit'))
      .reveals('swallows-errors', stamping.met('no exit'))
      .hints(
        'Somebody else has the port already. How does your program hear of it?',
        'The server emits "error", with the code in error.code; console.error prints on standard error.',
        "server.on('error', …): console.error(`${error.code} ${host}:${port}`); process.exit(1);"),

    check('sends-a-line', 'What is typed is sent as a line, with its newline.', asking,
      user.types('tick\n'), eve.accepts(),
      eve.receives('tick\n', { because: 'a server that reads lines waits for the newline' }))
      .reveals('no-newline', eve.heard('tick'))
      .hints(
        'A line has been typed. Which line of your client is told about it?',
        'readline emits "line" without the newline, so the newline has to be put back.',
        "input.on('line', line => { socket.write(`${line}\\n`); });"),

    check('prints-the-answer', 'An answer is printed as it comes, when its newline has come.', asking,
      user.types('tick\n'), eve.accepts(), eve.receives('tick\n'), eve.sends(`[${stamp}] tick\n`),
      asking.prints(answer(stamp, 'tick'), { because: 'the newline has come; the FIN has not' }))
      .needs('sends-a-line')
      .reveals('no-newline', asking.printed(/tick$/))
      .reveals(printsAtTheEnd, asking.met('no output'))
      .hints(
        'The answer has arrived. What does your client do with it?',
        'The socket emits "data" with what it has read, long before "end"; console.log prints a line.',
        'Cut what comes into lines as in server.ts, and print each: console.log(line).'),

    check('sends-the-next-line', 'Every line that is typed is sent, and every answer printed.', asking,
      user.types('tick\n'), eve.accepts(), eve.receives('tick\n'), eve.sends(`[${stamp}] tick\n`),
      asking.prints(answer(stamp, 'tick')),
      user.types('tock\n'), eve.receives('tock\n'), eve.sends(`[${aMinuteLater}] tock\n`),
      asking.prints(answer(aMinuteLater, 'tock')))
      .needs('prints-the-answer')
      .reveals(sendsOnce)
      .hints(
        'The second line was typed. Where did it stay?',
        'One connection is enough for all lines, as long as you do not end it after the first.',
        "Use input.on('line', …), not once, with socket.write(…), not end."),

    check('joins-a-split-answer', 'An answer that arrives in pieces is still one line.', asking,
      user.types('tick\n'), eve.accepts(), eve.receives('tick\n'), eve.sends(`[${stamp}] ti`, 'ck\n'),
      asking.prints(answer(stamp, 'tick')))
      .needs('prints-the-answer')
      .reveals('chunk-is-message', asking.printed(/ti(?!ck)|(?<!ti)ck/))
      .hints(
        'The first read ended in "ti". Was that an answer?',
        'The client reads a stream too: keep what has no newline yet until the rest has come.',
        "const lines = (rest + text).split('\\n'); rest = lines.pop() ?? ''; — what is in `lines` is complete."),

    check('waits-for-the-last-answer', 'When its input has ended it waits for the last answer, and exits 0.', asking,
      user.types('tick\n'), user.endsInput(), eve.accepts(), eve.receives('tick\n'),
      asking.goesOn({ because: 'its last line is not answered yet' }),
      eve.sends(`[${stamp}] tick\n`),
      asking.prints(answer(stamp, 'tick')), eve.hearsEnd({ because: 'a server ends when its client has' }),
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
        "input.on('close', () => { socket.end(); }); and no process.exit(): the program ends when the connection has."),

    check('reports-a-refusal', 'Where nobody listens it says so in one line, and exits with status 1.', asking,
      asking.starts(nobody.host, nobody.port), user.types('tick\n'), user.endsInput(),
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
