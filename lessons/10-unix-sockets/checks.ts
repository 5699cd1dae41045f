import {
  atOnce, check, client, ctime, folder, here, leavesEarly, lesson, line, misconception, neverSaysSo, prefixed,
  printsAtTheEnd, program, sendsOnce, server, text, user,
} from '../../checker/lesson/index.ts';

const ana = client('ana'), ben = client('ben'), eve = server('eve'), owner = server('owner');
const stamping = program('server', 'server.ts', here.path);
const asking = program('client', 'client.ts', eve.path);

const time = ctime('the time'), later = ctime('a later time');
const stamp = 'Mon Feb  4 08:46:40 2019', aMinuteLater = 'Mon Feb  4 08:47:41 2019';
const answer = (line: string) => prefixed('', line);
const nowhere = folder.path('nobody.sock');
// The word, and what else a program likes to log, but no host and no port: a client of a Unix socket has none.
const barely = (word: string) =>
  line(`a line that begins with "${word}" and names no endpoint`, said =>
    (said.startsWith(word) && !/undefined|null|NaN|:0\b/.test(said)) || `"${word}", and no endpoint`);
const something = line('a line that says why', said => said.trim() !== '' || 'a line that says why');

const printsUndefinedPeer = misconception('prints-undefined-peer',
  'You printed the address and the port of your client; a client of a Unix socket has neither.',
  'Print `connected` and `disconnected`, and nothing else: remoteAddress and remotePort are undefined here.');
const addressIsAPath = misconception('address-is-a-path',
  'You asked your address for its host and its port; at a path, server.address() is the path itself, a string.',
  'Print the path that you were given: console.log(`listening on ${path}`).');
const leavesSocketFile = misconception('leaves-socket-file',
  'After SIGTERM your file is still there; a socket file outlives its socket until somebody removes it.',
  'In the handler of SIGTERM, before process.exit(): server.close() closes the listener and removes its file.');
const pathTruncated = misconception('path-truncated',
  'The path was too long for a socket, and what fits was used; the server listens at a place that nobody was told.',
  'Look at Buffer.byteLength(path) before you listen: more than 107 bytes are refused, never cut.');
const staleSocketFile = misconception('stale-socket-file',
  'A file was left at the path, so you could not listen; nobody was listening behind it.',
  'Try to connect there first: ECONNREFUSED means that the file is left over, and may be removed.');
const stealsLiveSocket = misconception('steals-live-socket',
  'You removed the path of a server that is alive; it goes on listening, and no client finds it any more.',
  'Remove the file only after a connection to it was refused, and never one that you have not made when you end.');
const wrongPath = misconception('wrong-bind',
  'You did not listen at the path that you were given.',
  'The first argument is the whole address: server.listen(path). Without a path Node takes a TCP port.');
const countsLetters = misconception('chars-not-bytes',
  'You counted letters; the limit is 107 bytes, and a letter such as é is two of them.',
  'Take Buffer.byteLength(path), which counts bytes, where you took path.length.');
const removesAnyFile = misconception('removes-any-file',
  'A file that is no socket lay at the path, and you removed it; it was never yours.',
  'lstatSync(path).isSocket() says what it is. To connect to any other file is refused too.');

const looksAway = misconception('swallows-errors',
  'There was no server, and you reported success.',
  'When the socket emits "error", say the code and the path on standard error, and exit with status 1.');

export default lesson({
  title: 'Sockets as files',
  learnt: [
    'A Unix socket has a path for an address: a name in the file system, with an owner and permissions, and no host and no port.',
    'The file is only the name. It outlives the socket, so somebody has to remove it, and nobody may remove the name of a socket that is alive.',
    'Bytes flow as they do through TCP: a stream without seams, one socket a client, an end in each direction.',
  ],
  checks: [
    check('answers-at-a-path', 'A client that connects to the path gets its line back behind the time.', stamping,
      ana.connects(), ana.sends('tick\n'), ana.receives(text`[${time}] tick\n`))
      .reveals(wrongPath, stamping.met('listening elsewhere'))
      .reveals('no-newline', ana.heard(text`[${time}] tick`))
      .hints(
        'ana has connected to the file. Which line of your server is told what she sends?',
        'From here on everything is as in lesson 07: the socket emits "data", and write() sends something back.',
        'Collect what comes in `rest`, cut it at the newlines, and answer each line: socket.write(`${stamped(line)}\\n`);'),

    check('answers-the-next-line', 'The connection stays open for another line.', stamping,
      ana.connects(), ana.sends('tick\n'), ana.receives(text`[${time}] tick\n`),
      ana.sends('tock\n'), ana.receives(text`[${later}] tock\n`))
      .needs('answers-at-a-path')
      .reveals('one-request-only', ana.met('end'))
      .reveals('one-request-only', ana.met('reset'))
      .reveals('one-request-only', ana.met('silence'))
      .hints(
        'Who decides when this conversation is over?',
        'end() ends your side: after it nothing can be answered. once() listens once.',
        "socket.on('data', …), and socket.write(…) in it."),

    check('serves-the-next-client', 'When ana has left, ben is served.', stamping,
      ana.connects(), ana.sends('tick\n'), ana.receives(text`[${time}] tick\n`), ana.ends(), ana.leaves(),
      ben.connects(), ben.sends('tock\n'),
      ben.receives(text`[${later}] tock\n`, { because: 'ana is gone, the server is not' }))
      .needs('answers-at-a-path')
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
        'A Unix stream has no more seams than TCP: keep what you have read until its newline has come.',
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

    check('serves-both', 'ben is served while ana says nothing.', stamping,
      ana.connects(), ben.connects(), ben.sends('here\n'),
      ben.receives(text`[${time}] here\n`, { because: 'ana is connected, and silent' }))
      .needs('answers-at-a-path')
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
      .needs('answers-at-a-path')
      .reveals('never-closes', ana.met('no end'))
      .hints(
        'ana has ended her side of the connection. Who ends yours?',
        'Without allowHalfOpen Node ends your side when the end of hers has come; with it, you do.',
        "createServer(serve), or socket.on('end', () => { socket.end(); });"),

    check('logs-clients', 'It prints `connected` when a client comes and `disconnected` when it has gone, and no endpoint that is not there.', stamping,
      ana.connects(), stamping.prints(barely('connected')),
      ana.ends(), ana.hearsEnd(), stamping.prints(barely('disconnected')))
      .needs('ends-with-the-client')
      .reveals(printsUndefinedPeer, stamping.printed(/connected.*(?:undefined|null|NaN|:0\b)/))
      .hints(
        'Which host and which port does a client have that has connected to a file?',
        'A client of a Unix socket has no name of its own, so there is nothing to print but that it came.',
        "console.log('connected'); and socket.on('close', () => { console.log('disconnected'); });"),

    check('survives-a-hang-up', 'ana asks and is gone before her answer comes; ben is still served.', stamping,
      ana.connects(), atOnce(ana.sends('tick\n'), ana.leaves()),
      ben.connects(), ben.sends('here\n'),
      ben.receives(text`[${time}] here\n`, { because: "only ana's connection is broken" }))
      .needs('serves-the-next-client')
      .reveals('dies-with-client', stamping.met('crash'))
      .reveals('dies-with-client')
      .hints(
        'You write an answer, and its reader is gone. Which line of yours is told?',
        'It arrives as an "error" event of the socket, EPIPE; without a listener for it, Node ends the whole program.',
        "socket.on('error', error => { console.error(error.message); });"),

    check('says-where-it-listens', 'It prints `listening on PATH` once it listens, and not before.', stamping,
      stamping.startsSlowly(here.path),
      stamping.announces({ because: 'whoever reads the line connects there at once' }))
      .needs('answers-at-a-path')
      .reveals('announces-early', stamping.met('too early'))
      .reveals(addressIsAPath, stamping.printed(/^listening on .*(?:undefined|\[object)/m))
      .hints(
        'What do you print, and is it true already?',
        'listen() returns before the server listens; the event "listening" tells when it does. server.address() is a string here.',
        "server.on('listening', () => { console.log(`listening on ${path}`); });"),

    check('removes-its-file', 'After SIGTERM its file is gone, and it exits with status 0.', stamping,
      stamping.starts(), user.signals('SIGTERM'), folder.lacks(here.path), stamping.exits(0))
      .needs('answers-at-a-path')
      .reveals(leavesSocketFile, folder.met('file left'))
      .hints(
        'Look into the folder with ls -l after you have stopped your server. What is still there?',
        'The kernel closes your sockets when you end, but the file is a name, and names stay. The handler of SIGTERM is your last chance.',
        'server.close(); on the line before process.exit(0): it closes the listener, and Node removes the file.'),

    check('refuses-a-long-path', 'A path that is too long for a socket is an error, not a shorter path.', stamping,
      stamping.starts(folder.pathOf(150)), stamping.exits(1), stamping.complains(something),
      folder.isEmpty({ because: 'a socket at another path is of no use to anybody' }))
      .needs('answers-at-a-path')
      .reveals('crashes-on-error', stamping.met('crash'))
      .reveals(pathTruncated)
      .hints(
        'Give your server a path of 150 letters, and look into the folder. How long is the name of its file?',
        'The system keeps the path of a socket in 108 bytes, one of them for its end; Node 20 cuts what does not fit.',
        "if (Buffer.byteLength(path) > 107) fail('ENAMETOOLONG'); before listen()."),

    check('counts-bytes', 'The limit is 107 bytes, however few letters they are.', stamping,
      stamping.starts(folder.pathOf(110, 'é')), stamping.exits(1), stamping.complains(something), folder.isEmpty())
      .needs('refuses-a-long-path')
      .reveals(countsLetters)
      .hints(
        'How many letters has the path, and how many bytes?',
        'é is one letter and two bytes. path.length counts letters, and the kernel does not.',
        'Buffer.byteLength(path) is the number of bytes.'),

    check('replaces-a-stale-file', 'A file left by a server that was killed is in nobody’s use.', stamping,
      stamping.starts(), user.signals('SIGKILL'), stamping.exits('SIGKILL'), stamping.starts(),
      ana.connects(), ana.sends('tick\n'), ana.receives(text`[${time}] tick\n`))
      .needs('answers-at-a-path')
      .reveals(staleSocketFile, stamping.met('not listening', /EADDRINUSE|[Aa]ddress (?:already )?in use/))
      .reveals(staleSocketFile, stamping.met('crash', /EADDRINUSE|[Aa]ddress (?:already )?in use/))
      .hints(
        'The first server was killed, so its handler never ran. Who removes its file?',
        'The file alone does not tell whether somebody listens behind it. A connection does: ECONNREFUSED, nobody.',
        'Connect to the path before you listen: on "error" with ECONNREFUSED, unlinkSync(path); then listen.'),

    check('leaves-a-live-socket-alone', 'A path that a server listens at is not yours to take: EADDRINUSE, and status 1.', stamping,
      stamping.starts(owner.path), stamping.exits(1), stamping.complains(text`EADDRINUSE ${owner.path}`),
      ana.reaches(owner, { because: 'the server of that path is alive' }))
      .needs('answers-at-a-path')
      .reveals('crashes-on-error', stamping.met('crash'))
      .reveals(stealsLiveSocket, stamping.printed(/^listening on/m))
      .reveals(stealsLiveSocket, stamping.met('no exit'))
      .reveals(stealsLiveSocket, ana.met('out of reach'))
      .reveals('swallows-errors')
      .hints(
        'Somebody answers at that path. How can your program find out?',
        'That a file is there says nothing. Connect to it: whoever gets a connection has found a server that is alive.',
        "probe.on('connect', …): end the probe and call listen(), which fails with EADDRINUSE; say so, and exit with status 1."),

    check('leaves-other-files-alone', 'A file that is no socket stays as it was: EADDRINUSE, and status 1.', stamping,
      folder.puts(here.path, 'my notes\n'), stamping.starts(), stamping.exits(1),
      stamping.complains(text`EADDRINUSE ${here.path}`),
      folder.has(here.path, 'my notes\n', { because: 'nobody can bring it back' }))
      .needs('leaves-a-live-socket-alone')
      .reveals(removesAnyFile, stamping.printed(/^listening on/m))
      .reveals(removesAnyFile, stamping.met('no exit'))
      .reveals(removesAnyFile, folder.met('file gone'))
      .hints(
        'To connect to a file of notes is refused too. Is it therefore left over from a server?',
        'A socket file is a file of a kind of its own; ls -l shows an s in front of it.',
        'if (lstatSync(path).isSocket()) unlinkSync(path); and listen() then says what is in its way.'),

    check('sends-a-line', 'What is typed is sent as a line, with its newline.', asking,
      user.types('tick\n'), eve.accepts(),
      eve.receives('tick\n', { because: 'a server that reads lines waits for the newline' }))
      .reveals('no-newline', eve.heard('tick'))
      .hints(
        'A line has been typed. Which line of your client is told about it?',
        'readline emits "line" without the newline, so the newline has to be put back.',
        "input.on('line', line => { socket.write(`${line}\\n`); });"),

    check('prints-the-answer', 'An answer is printed when its newline has come.', asking,
      user.types('tick\n'), eve.accepts(), eve.receives('tick\n'), eve.sends(`[${stamp}] tick\n`),
      asking.prints(answer(`[${stamp}] tick`), { because: 'the newline has come; the end has not' }))
      .needs('sends-a-line')
      .reveals('no-newline', asking.printed(/tick$/))
      .reveals(printsAtTheEnd, asking.met('no output'))
      .hints(
        'The answer has arrived. What does your client do with it?',
        'The socket emits "data" with what it has read, long before "end"; console.log prints a line.',
        'Cut what comes into lines as in server.ts, and print each: console.log(line).'),

    check('sends-the-next-line', 'Every line that is typed is sent, and every answer printed.', asking,
      user.types('tick\n'), eve.accepts(), eve.receives('tick\n'), eve.sends(`[${stamp}] tick\n`),
      asking.prints(answer(`[${stamp}] tick`)),
      user.types('tock\n'), eve.receives('tock\n'), eve.sends(`[${aMinuteLater}] tock\n`),
      asking.prints(answer(`[${aMinuteLater}] tock`)))
      .needs('prints-the-answer')
      .reveals(sendsOnce)
      .hints(
        'The second line was typed. Where did it stay?',
        'One connection is enough for all lines, as long as you do not end it after the first.',
        "Use input.on('line', …), not once, with socket.write(…), not end."),

    check('joins-a-split-answer', 'An answer that arrives in pieces is still one line.', asking,
      user.types('tick\n'), eve.accepts(), eve.receives('tick\n'), eve.sends(`[${stamp}] ti`, 'ck\n'),
      asking.prints(answer(`[${stamp}] tick`)))
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
      asking.prints(answer(`[${stamp}] tick`)), eve.hearsEnd({ because: 'a server ends when its client has' }),
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
        'readline emits "close" at the end of input. end() ends your direction of the connection, not the other.',
        "input.on('close', () => { socket.end(); }); and no process.exit(): the program ends when the connection has."),

    check('reports-a-missing-server', 'Where there is no such file it says so in one line, and exits with status 1.', asking,
      asking.starts(nowhere), user.types('tick\n'), user.endsInput(),
      asking.exits(1), asking.complains(text`ENOENT ${nowhere}`))
      .needs('sends-a-line')
      .reveals('crashes-on-error', asking.met('crash'))
      .reveals(looksAway, asking.met('wrong exit'))
      .hints(
        'There is no file at that path. How does your program hear of it?',
        'The socket emits "error", with the code in error.code; console.error prints on standard error.',
        "socket.on('error', …): console.error(`${error.code} ${path}`); process.exit(1);"),
  ],
});
