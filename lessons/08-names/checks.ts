import {
  bytes, check, clock, hostname, lesson, misconception, nobody, prefixed, program, refusing, seconds, server, service,
  silent, text, type Ref,
} from '../../checker/lesson/index.ts';

const ana = server('ana'), six = server('six', { host: '::1', beside: ana });
const asking = program('client', 'client.ts', ana.host, ana.port);

// A name has several addresses, and is dialled at one port: at ben's.
const ben = server('ben', { host: '127.0.0.2' }), cyn = server('cyn', { beside: ben });
const shut = refusing('shut', { beside: ben }), mute = silent('mute', { beside: ben });
// The same at ana's.
const closed = refusing('closed', { host: '127.0.0.2', beside: ana });
const deaf = silent('deaf');
const daytime = service('daytime');

const addressAsPath = misconception('address-as-path',
  'connect() got a string where it expects a port number, and took it for a path in the file system.',
  'Give the port first, as a number, then the host: connect(port, host).');
const copiesOneRead = misconception('chunk-is-message',
  'You treated one read as one message; TCP keeps order, not boundaries.',
  'Copy every piece that comes, and stop only when the stream ends.');
const logsOnOutput = misconception('logs-on-output',
  'You said it on standard output, where only the bytes of the server belong.',
  'Say it with console.error(), which prints on standard error.');
const nameNotAddress = misconception('name-not-address',
  'You said the name where an address was due: a name may have several, and only one of them is tried.',
  'Look the name up first, and say the address that you give to connect().');
const serviceName = misconception('service-name-unresolved',
  'You took the name of a service for a number; /etc/services says which port it stands for.',
  'Where SERVICE is not all digits, find the line of /etc/services that begins with it and has PORT/tcp.');
const refusedIsTimeout = misconception('refused-is-timeout',
  'You took a refusal for silence: the answer came at once, and it was no.',
  'Say "refused" where the socket emits "error", and "timeout" only where two seconds pass without any event.');
const firstOnly = misconception('first-address-only',
  'The name has another address, and you gave up after the one that failed.',
  'Ask for all addresses, lookup(name, { all: true }), and go on to the next after each that fails.');
const orderChanged = misconception('order-changed',
  'You did not try the addresses one after the other in the order in which the system gave them.',
  'Loop over what lookup(name, { all: true }) gives, as it is, and wait for each attempt before the next.');
const givesUpEarly = misconception('gives-up-early',
  'You gave up on the address before its two seconds were over.',
  'Count two seconds, 2000 in milliseconds, from the start of the attempt.');
const abandons = misconception('abandons-attempt',
  'You gave up on an address, and its socket goes on trying.',
  'Destroy the socket of an attempt that failed: socket.destroy().');
const noBrackets = misconception('brackets-missing',
  'You joined an IPv6 address and a port with a colon, and nobody can tell which colon that is.',
  'Put brackets around an address with colons: isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`.');
const hurries = misconception('closes-early',
  'You closed before the server had finished: two seconds are the limit of the attempt, not of the conversation.',
  'Once connected, stop the clock: clearTimeout(timer), or socket.setTimeout(0).');
const unknownCrashes = misconception('crashes-on-error',
  'An unknown name is an answer too; you let it crash the program.',
  'lookup() throws where a name has no address: catch that, say `ENOTFOUND NAME`, and exit with status 1.');
const looksAway = misconception('swallows-errors',
  'No address answered and you reported success.',
  'When the last attempt has failed, set process.exitCode = 1.');

const everyByte: Ref<Uint8Array> = {
  label: 'every byte value once, 00 to ff',
  since: 'the start',
  in: () => Uint8Array.from({ length: 256 }, (_, value) => value),
};

const tryingDeaf = asking.logs(text`trying ${deaf.address}`);
const tryingMute = asking.logs(text`trying ${mute.address}`);
const tryingNobody = asking.logs(text`trying ${nobody.address}`);

export default lesson({
  title: 'Names and reachability',
  learnt: [
    'A name stands for a list of addresses, and a client tries one after the other, in the order of the list.',
    'An address says yes, or no, or nothing at all: only the last takes time, and only a clock can tell.',
    'A service has a name for its port, and both ends have to know which: /etc/services says so.',
  ],
  checks: [
    check('prints-what-comes', 'It reaches a server by its name, and what comes appears on standard output.', asking,
      asking.starts(hostname('localhost'), ana.port),
      ana.accepts(), ana.sends('Fri Nov 21\n'), ana.ends(), asking.prints(prefixed(/.*/, 'Fri Nov 21\n')))
      .reveals(addressAsPath, ana.met('no connection', /ENOENT/))
      .hints(
        'The connection is there, and nothing is copied: nobody was told that there is a socket.',
        'attempt() promises a socket, and the rest of the program goes on once you call resolve() with it.',
        "socket.on('connect', () => { console.error(`using ${endpoint(host, port)}`); resolve(socket); });"),

    check('says-what-it-uses', 'It says which address it tries, and which one it uses.', asking,
      asking.logs(text`trying ${ana.address}`), ana.accepts(), asking.logs(text`using ${ana.address}`))
      .needs('prints-what-comes')
      .reveals(logsOnOutput, asking.printed(/^trying /m))
      .hints(
        'Two lines are due on standard error: one before the attempt, one when it has succeeded.',
        'console.error() prints on standard error; both lines end in HOST:PORT.',
        'console.error(`trying ${endpoint(host, port)}`); and the same with "using" in the "connect" listener.'),

    check('reads-to-the-end', 'It copies everything, in however many reads that comes.', asking,
      ana.accepts(), ana.sends('Fri ', 'Nov 21\n', 'no newline'), ana.ends(),
      asking.printsAll('Fri Nov 21\nno newline'))
      .needs('prints-what-comes')
      .reveals(copiesOneRead, asking.printed(/^(?:Fri |no newline)\n?$/))
      .hints(
        'The server wrote three times. How many of its writes did you print?',
        'Each read brings one more piece, and only the FIN of the server says that there is no other.',
        'socket.pipe(process.stdout) copies them all; so does a "data" listener set with on(), not once().'),

    check('copies-bytes', 'Bytes that are no text come through unchanged.', asking,
      ana.accepts(), ana.sends(everyByte), ana.ends(), asking.printsAll(everyByte))
      .needs('reads-to-the-end')
      .reveals('mangles-binary')
      .hints(
        'The server sent each of the 256 byte values once. Which of them survived?',
        'setEncoding() and toString() make text of bytes, and not all bytes are text.',
        'socket.pipe(process.stdout) makes no string of them.'),

    check('reports-a-refusal', 'Where nobody listens it says "refused", and exits with status 1.', asking,
      asking.starts(nobody.host, nobody.port), tryingNobody,
      asking.logs('refused', { since: tryingNobody, notAfter: seconds(3) }),
      asking.exits(1))
      .needs('says-what-it-uses')
      .reveals('crashes-on-error', asking.met('crash'))
      .reveals(refusedIsTimeout, asking.met('wrong output', /^timeout\r?$/m))
      .reveals(looksAway, asking.met('wrong exit'))
      .hints(
        'Start your client with a port where no server runs. What does it print, and what does `echo $?` say?',
        'A socket that cannot connect emits "error"; what comes with it has a code, as in ECONNREFUSED.',
        "socket.on('error', () => { fail('refused'); });"),

    check('gives-up-on-silence', 'A silent address gets two seconds, then it says "timeout" and exits 1.', asking,
      asking.starts(deaf.host, deaf.port), tryingDeaf,
      asking.logs('timeout', { since: tryingDeaf, notBefore: 1900, notAfter: seconds(3) }),
      asking.exits(1))
      .needs('reports-a-refusal')
      .reveals('waits-forever', asking.met('no output'))
      .reveals(givesUpEarly, asking.met('too early'))
      .reveals(abandons, asking.met('no exit'))
      .onlyOn('linux')
      .hints(
        'Neither "connect" nor "error" comes here, for minutes. Who could tell your program that time passes?',
        'socket.setTimeout(ms, listener) calls the listener when nothing has happened for so long.',
        "socket.setTimeout(2000, () => { fail('timeout'); }); where fail() also destroys the socket."),

    check('says-the-address', 'Of a name it says the address that it tries.', asking,
      asking.starts(hostname('localhost'), ana.port),
      asking.logs(text`trying ${ana.address}`), ana.accepts(), asking.logs(text`using ${ana.address}`))
      .needs('says-what-it-uses')
      .reveals(nameNotAddress, asking.met('wrong output', /^trying localhost:/m))
      .hints(
        'localhost is a name. Which address does the system have for it, and who in your program knows?',
        'lookup() of node:dns/promises asks the system, and connect() takes an address as well as a name.',
        'for (const { address } of await lookup(to, { all: true })) { … await attempt(address, port) … }'),

    check('tries-the-next-address', 'When the first address of a name refuses, it tries the next.', asking,
      asking.starts(hostname('two.test', shut.host, ben.host), ben.port),
      asking.logs(text`trying ${shut.address}`), asking.logs('refused'),
      asking.logs(text`trying ${ben.address}`), asking.logs(text`using ${ben.address}`),
      ben.accepts(), ben.sends('hi\n'), ben.ends(), asking.prints(prefixed(/.*/, 'hi\n')))
      .needs('reports-a-refusal', 'says-the-address')
      .reveals(orderChanged, asking.met('wrong output', /^trying .*\r?\ntrying /m))
      .reveals(firstOnly, asking.met('no output'))
      .reveals(firstOnly, asking.met('wrong output'))
      .onlyOn('linux')
      .hints(
        'two.test has two addresses. How many of them did your program ask for?',
        'lookup() of node:dns/promises gives one address, unless it is asked for all of them.',
        'for (const { address } of await lookup(to, { all: true })) { … await attempt(address, port) … }'),

    check('writes-ipv6-in-brackets', 'It writes the endpoint of an IPv6 address with brackets.', asking,
      asking.starts(six.host, six.port),
      asking.logs(text`trying ${six.address}`), six.accepts(), asking.logs(text`using ${six.address}`))
      .needs('says-what-it-uses')
      .reveals(noBrackets, asking.met('wrong output'))
      .onlyOn('ipv6')
      .hints(
        'In ::1:5001, where does the address end and where does the port begin?',
        'isIPv6() of node:net tells whether an address needs brackets.',
        'return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;'),

    check('uses-the-first-that-answers', 'The first address that answers is used, and nobody else is troubled.', asking,
      asking.starts(hostname('both.test', ben.host, cyn.host), ben.port),
      asking.logs(text`trying ${ben.address}`, { because: 'the system gave it first' }),
      asking.logs(text`using ${ben.address}`),
      ben.accepts(), ben.sends('hi\n'), ben.ends(), asking.prints(prefixed(/.*/, 'hi\n')), cyn.meetsNobody())
      .needs('tries-the-next-address')
      .reveals(orderChanged)
      .onlyOn('linux')
      .hints(
        'Both addresses of both.test would answer. Which one did the system name first?',
        'The system has put the addresses in an order (RFC 6724), and it knows more than a program that sorts them.',
        'Take the list as it is, await each attempt, and return as soon as one has given a socket.'),

    check('keeps-ipv6-in-front', 'Where the system names an IPv6 address first, it is tried first.', asking,
      asking.starts(hostname('six-first.test', six.host, ana.host), ana.port),
      asking.logs(text`trying ${six.address}`, { because: 'the system gave it first' }),
      six.accepts(), ana.meetsNobody())
      .needs('tries-the-next-address', 'writes-ipv6-in-brackets')
      .reveals(orderChanged)
      .onlyOn('ipv6')
      .hints(
        'The first address of this name is of IPv6. Which one did your program try first?',
        'lookup() gives both families in one list; an option such as ipv4first, or a family, would change it.',
        'lookup(to, { all: true }), without family, order or verbatim.'),

    check('keeps-ipv4-in-front', 'Where the system names IPv4 addresses first, they are tried first.', asking,
      asking.starts(hostname('six-last.test', closed.host, ana.host, six.host), ana.port),
      asking.logs(text`trying ${closed.address}`, { because: 'the system gave it first' }), asking.logs('refused'),
      asking.logs(text`trying ${ana.address}`, { because: 'the system gave it second' }),
      ana.accepts(), six.meetsNobody())
      .needs('tries-the-next-address')
      .reveals(orderChanged)
      .onlyOn('linux', 'ipv6')
      .hints(
        'The IPv6 address of this name comes last. When did your program try it?',
        'connect(port, name) tries the families in turn, one of each; lookup() gives the list as it is.',
        'Give connect() one address at a time: connect(port, address).'),

    check('goes-on-after-silence', 'When the first address of a name is silent, it tries the next.', asking,
      asking.starts(hostname('slow.test', mute.host, ben.host), ben.port),
      tryingMute, asking.logs('timeout', { since: tryingMute, notAfter: seconds(3) }),
      asking.logs(text`trying ${ben.address}`), asking.logs(text`using ${ben.address}`),
      ben.accepts(), ben.sends('hi\n'), ben.ends(), asking.prints(prefixed(/.*/, 'hi\n')))
      .needs('tries-the-next-address', 'gives-up-on-silence')
      .reveals(firstOnly, asking.met('no output'))
      .reveals(firstOnly, asking.met('wrong output'))
      .onlyOn('linux')
      .hints(
        'A silent address is a failed attempt like any other. What does your program do after it?',
        'Both failures have to lead to the same place: the next turn of the loop.',
        "In the timeout listener, fail('timeout') resolves the promise, as fail('refused') does."),

    check('reports-an-unknown-name', 'A name that nobody knows is "ENOTFOUND NAME", and exit status 1.', asking,
      asking.starts(hostname('nobody.test'), ana.port),
      asking.exits(1), asking.complains('ENOTFOUND nobody.test'))
      .needs('prints-what-comes')
      .reveals(unknownCrashes, asking.met('crash'))
      .reveals(looksAway, asking.met('wrong exit'))
      .hints(
        'Give your client a name that does not exist. What does it print, and what does `echo $?` say?',
        'lookup() throws where the name has no address, and the error has a code.',
        'catch (error) { … console.error(`ENOTFOUND ${name}`); process.exitCode = 1; }'),

    check('resolves-a-service-name', 'The name of a service will do for its port.', asking,
      asking.starts(hostname('127.0.0.1'), daytime.name),
      asking.logs(text`trying 127.0.0.1:${daytime.port}`, { because: '/etc/services says so' }))
      .needs('says-what-it-uses')
      .reveals(serviceName, asking.met('crash'))
      .reveals(serviceName)
      .hints(
        'What does Number("daytime") give, and what does connect() make of it?',
        '/etc/services has a line for each service: NAME PORT/tcp, parted by spaces or tabs, and perhaps other names.',
        "for (const line of readFileSync('/etc/services', 'utf8').split('\\n')) { … line.split(/\\s+/) … }"),

    check('stays-to-the-end', 'Once connected it stays until the server has closed, and exits with status 0.', asking,
      ana.accepts(), ana.sends('one'), clock.passes(seconds(2.5)), ana.sends('two'), ana.ends(),
      asking.printsAll('onetwo', { because: 'the server has not sent its FIN before "two"' }),
      asking.exits(0))
      .needs('reads-to-the-end')
      .reveals(hurries, asking.printed('one'))
      .reveals('ignores-eof', asking.met('no exit'))
      .hints(
        'The server says "one", and "two" after two and a half seconds. What happened in between?',
        'The clock was set for the attempt. Once that has succeeded, it has to be stopped.',
        "In the \"connect\" listener: socket.setTimeout(0), or clearTimeout(timer)."),
  ],
});
