import { describe, expect, it } from 'vitest';
import { problems } from '../../checker/lesson/problems.ts';
import { inSingleBytes } from '../../checker/lesson/variations.ts';
import {
  anyDatagram,
  atOnce,
  check,
  client,
  demo,
  either,
  here,
  letters,
  nobody,
  prefixed,
  program,
  promptly,
  seconds,
  text,
  there,
  udpClient,
  udpProgram,
  udpServer,
  user,
  type CheckData,
} from '../../checker/lesson/index.ts';
import { gradedOne, serverWith } from '../support/stagehand.ts';

const ana = udpClient('ana');
const ben = udpClient('ben');
const eve = udpClient('eve');
const service = udpServer('service');
const server = udpProgram('server', 'server.ts', here.host, here.port);
const asking = program('client', 'client.ts', service.host, service.port);

// Answers by what `body` does with `bytes` and `from`.
const udp = (body: string, bind = 'socket.bind(Number(port), host);'): string => `
import { createSocket } from 'node:dgram';
const [host, port] = process.argv.slice(2);
const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
const answer = (bytes, to) => socket.send(bytes, to.port, to.address);
socket.on('message', (bytes, from) => { ${body} });
socket.on('listening', () => {
  const { address, port } = socket.address();
  console.log(\`listening on \${address.includes(':') ? \`[\${address}]\` : address}:\${port}\`);
});
${bind}`;
const shouting = udp('answer(bytes.toString().toUpperCase(), from);');

// Sends each typed line, prints each answer of the server's, or `timeout` after so long.
const patient = (ms: number): string => `
import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';
const [host, port] = process.argv.slice(2);
const socket = createSocket('udp4').unref();
let timer;
socket.on('error', () => {});
socket.on('message', (bytes, from) => {
  if (from.port !== Number(port)) return;
  clearTimeout(timer);
  console.log('Returned from server: ' + bytes);
});
createInterface({ input: process.stdin }).on('line', line => {
  socket.send(line, Number(port), host);
  timer = setTimeout(() => console.log('timeout'), ${ms});
});`;

const failing = async (of: CheckData, source: string, scene = {}) =>
  (await gradedOne(of, { [of.program.file]: source }, scene)).failure;
const passes = async (of: CheckData, source: string, scene = {}): Promise<void> => {
  const { outcome, failure, because } = await gradedOne(of, { [of.program.file]: source }, scene);
  expect({ outcome, failure, because }).toEqual({
    outcome: 'passed',
    failure: undefined,
    because: undefined,
  });
};

describe('a client of datagrams', () => {
  const asks = check('asks', 'It answers.', server, ana.sends('hi'), ana.receives('HI'));

  it('is answered by a program that is bound, by the kernel’s word or by its own', async () => {
    await passes(asks, shouting);
    await passes(asks, shouting, { senses: 'quiet' });
  });

  it.each([
    ['silence', ''],
    ['too little', "answer('H', from);"],
    ['wrong bytes', "answer('HI\\n', from);"],
    ['wrong bytes', "answer('', from);"],
    ['too much', "answer('HI', from); answer('HI', from);"],
    ['crash', "throw new Error('no');"],
  ])('meets "%s"', async (kind, body) => {
    expect((await failing(asks, udp(body)))?.kind).toBe(kind);
  });

  it('is told of an empty datagram in quotes', async () => {
    expect((await failing(asks, udp("answer('', from);")))?.actual).toBe('"" (an empty datagram)');
    const empty = check('empty', 'It answers.', server, ana.sends(''), ana.receives(''));
    await passes(empty, shouting);
    expect((await failing(empty, udp('')))?.expected).toBe('"" (an empty datagram)');
  });

  it('hears nothing of what goes to somebody else', async () => {
    const first = udp('globalThis.first ??= from; answer(bytes.toString().toUpperCase(), globalThis.first);');
    const both = check(
      'both',
      'To each.',
      server,
      ana.sends('a'),
      ana.receives('A'),
      ben.sends('b'),
      ben.receives('B'),
    );
    const revealing = both.reveals('wrong-peer', ana.heard('B'));
    await passes(both, shouting);
    const failure = await failing(revealing, first);
    expect([failure?.kind, failure?.misconception]).toEqual(['silence', 'wrong-peer']);
  });

  it('may pass something over, and hears nothing else', async () => {
    const greets = udp("answer('hello', from); answer(bytes, from);");
    await passes(
      check('over', 'It passes.', server, ana.ignores('hello'), ana.sends('x'), ana.receives('x')),
      greets,
    );
    const nothing = check('nothing', 'It says nothing.', server, ana.sends('x'), ana.hearsNothing());
    await passes(nothing, udp(''));
    expect((await failing(nothing, greets))?.kind).toBe('too early');
  });

  it('is held against a pattern or a judge whole, and gives what was matched', async () => {
    const lines = check('lines', 'Whole.', server, ana.sends('a\nb\n'), ana.receives(/^A\nB\n$/));
    await passes(lines, shouting);
    expect((await failing(lines, udp("answer('A\\nB', from);")))?.kind).toBe('wrong bytes');
    await passes(
      check(
        'any',
        'Any.',
        server,
        ana.sends('a'),
        ana.receives(anyDatagram),
        ana.sends(text`${anyDatagram}`),
        ana.receives('A'),
      ),
      shouting,
    );
  });

  it('meets a program at ::1 too', async () => {
    const six = udpClient('six', { host: '::1' });
    const source = `process.argv[2] = '::1';${shouting}`;
    const told = check(
      'told',
      'It answers.',
      udpProgram('server', 'server.ts', six.host, '0'),
      six.hearsNothing(),
    );
    await passes(told.onlyOn('ipv6'), source);
  });
});

describe('datagrams stay apart', () => {
  const reading = udp(`
    globalThis.all ??= [];
    const until = Date.now() + 20;
    while (Date.now() < until);
    globalThis.all.push(String(bytes));
    if (String(bytes) === 'end') answer(globalThis.all.join('|'), from);`);

  it('for a reader that computes 20 ms for each of them', async () => {
    const apart = check('apart', 'Apart.', server, ana.sends('a', '', 'b', 'end'), ana.receives('a||b|end'));
    await passes(apart, reading);
    await passes(inSingleBytes(apart), reading);
  });

  it('also when they are sent at once', async () => {
    const once = check(
      'once',
      'At once.',
      server,
      atOnce(ana.sends('a'), ana.sends('b'), ana.sends('end')),
      ana.receives('a|b|end'),
    );
    await passes(once, reading);
  });

  it('and a program that does not read them is told so', async () => {
    const deaf = `${shouting}\nsocket.on('listening', () => { while (true); });`;
    expect(
      (
        await failing(check('deaf', 'Reads.', server, ana.sends('a', 'b'), ana.receives('A')), deaf, {
          patience: { replyMs: 500 },
        })
      )?.kind,
    ).toBe('never reads');
  });

  it('and of a burst none is lost by the checker', async () => {
    const burst = udp('for (let at = 0; at < 400; at++) answer(String(at), from);');
    const all = Array.from({ length: 400 }, (_, at) => ana.receives(String(at)));
    await passes(check('burst', 'All.', server, ana.sends('go'), ...all), burst);
  });
});

describe('a server of datagrams', () => {
  const line = 'Returned from server: ';
  const typed = () => user.types('hello\n');

  it('hears the program, answers whoever it heard, and a stranger may speak to that address', async () => {
    const heard = service.receives('hello');
    const injected = check(
      'injected',
      'Only the server counts.',
      asking,
      typed(),
      heard,
      eve.sendsTo(service.caller.address, 'FORGED'),
      promptly(seconds(1), heard, service.sends('HELLO')),
      asking.prints(prefixed(line, 'HELLO')),
      asking.neverPrints(/FORGED/),
    ).reveals('trusts-any-datagram', asking.printed(/FORGED/));
    await passes(injected, patient(1000));
    const trusting = patient(1000).replace('if (from.port !== Number(port)) return;', '');
    expect(await failing(injected, trusting)).toMatchObject({
      kind: 'wrong output',
      expected: 'no line that matches FORGED',
      misconception: 'trusts-any-datagram',
    });
  });

  it('counts a limit from when the datagram came', async () => {
    const limited = (notAfter: number) => {
      const heard = service.receives('hello');
      const gaveUp = asking.prints('timeout', { since: heard, notBefore: 500, notAfter });
      return check('limited', 'In time.', asking, typed(), heard, gaveUp);
    };
    await passes(limited(seconds(2)), patient(1000));
    expect((await failing(limited(seconds(2)), patient(100)))?.kind).toBe('too early');
    expect((await failing(limited(600), patient(1400)))?.kind).toBe('too late');
    expect((await failing(limited(seconds(2)), patient(20_000)))?.kind).toBe('no output');
  });

  it('is told when nothing comes, or something else', async () => {
    const hears = check('hears', 'It sends.', asking, typed(), service.receives('hello'));
    expect((await failing(hears, 'process.stdin.resume();'))?.kind).toBe('silence');
    expect((await failing(hears, patient(1000).replace('send(line', "send(line + '\\n'")))?.kind).toBe(
      'wrong bytes',
    );
  });

  it('may be at ::1', async () => {
    const six = udpServer('six', { host: '::1' });
    const six6 = patient(1000).replace('udp4', 'udp6');
    await passes(
      check(
        'six',
        'It sends.',
        program('client', 'client.ts', six.host, six.port),
        typed(),
        six.receives('hello'),
      ).onlyOn('ipv6'),
      six6,
    );
  });
});

describe('where nobody is', () => {
  it('a connected socket is refused, and an unconnected one hears nothing', async () => {
    const asks = (connected: string) => `
import { createSocket } from 'node:dgram';
const [host, port] = process.argv.slice(2);
const socket = createSocket('udp4');
socket.on('error', error => { console.log(error.code); process.exit(0); });
setTimeout(() => { console.log('nothing'); process.exit(0); }, 300);
${connected}`;
    const client = program('client', 'client.ts', nobody.host, nobody.port);
    await passes(
      check('refused', 'ICMP.', client, client.prints('ECONNREFUSED'), client.exits(0)),
      asks("socket.connect(Number(port), host, () => socket.send('x'));"),
    );
    await passes(
      check('silent', 'Silence.', client, client.prints('nothing'), client.exits(0)),
      asks("socket.send('x', Number(port), host);"),
    );
  });
});

describe('readiness is asked for by kind', () => {
  const told = check(
    'told',
    'It is there.',
    server,
    server.starts(there.host, there.port),
    server.listensAt(there),
  );

  it('a bound socket is where it was told to be, or elsewhere, or nowhere', async () => {
    await passes(told, shouting);
    expect((await failing(told, udp('', 'socket.bind(Number(port));')))?.kind).toBe('listening elsewhere');
    expect((await failing(told, serverWith('')))?.actual).toContain('no UDP socket of its is bound');
    expect((await failing(told, udp('', 'process.exit(0);')))?.actual).toContain('before it listened');
  });

  it('one program may have both kinds on one port', async () => {
    const both = `${serverWith('socket.end("tcp");')}
import { createSocket } from 'node:dgram';
server.on('listening', () => setTimeout(() => {
  const datagrams = createSocket('udp4');
  datagrams.on('message', (bytes, from) => datagrams.send('udp', from.port, from.address));
  datagrams.bind(server.address().port, host);
}, 300));`;
    const cat = client('cat');
    const server = program('server', 'server.ts', here.host, here.port);
    await passes(
      check(
        'both',
        'Both.',
        server,
        cat.connects(),
        cat.receivesAll('tcp'),
        ana.sends('x'),
        ana.receives('udp'),
      ),
      both,
    );
  });

  it('an announcement is true once the socket is bound, and not before', async () => {
    const announces = check(
      'announces',
      'It says so.',
      server,
      server.startsSlowly(there.host, there.port),
      server.announces(),
    );
    await passes(announces, shouting);
    expect(
      (await failing(announces, `${shouting}\nconsole.log(\`listening on \${host}:\${port}\`);`))?.kind,
    ).toBe('too early');
  });

  it('a port that a peer holds is taken', async () => {
    const taken = udpServer('taken');
    const reports = check(
      'taken',
      'It says so.',
      server,
      server.starts(taken.host, taken.port),
      server.exits(1),
      server.complains(text`EADDRINUSE ${taken.address}`),
    );
    await passes(
      reports,
      `${shouting}\nsocket.on('error', error => { console.error(error.code, host + ':' + port); process.exit(1); });`,
    );
  });
});

describe('an author’s faults', () => {
  it('a server that answers before it has heard anybody', () => {
    const early = check('early', 'Early.', asking, service.sends('x'), service.receives('y'));
    expect(problems(early)).toEqual(['service answers before it has received anything']);
  });

  it('a stranger that speaks to an address nobody knows yet', () => {
    const early = check(
      'early',
      'Early.',
      asking,
      eve.sendsTo(service.caller.address, 'x'),
      service.receives('y'),
    );
    expect(problems(early)).toEqual(["eve sends uses ‹service's caller HOST:PORT› before it is known"]);
  });
});

describe('a choice of texts', () => {
  it('is met by any of them', async () => {
    const says = (line: string) => demo('says', `console.log('${line}');`);
    const one = either('a#1', 'a:1');
    for (const line of ['a#1', 'a:1'])
      await passes(check('one', 'One.', says(line), says(line).prints(one)), '');
    const other = says('a-1');
    expect((await failing(check('other', 'One.', other, other.prints(one)), ''))?.expected).toBe('"a#1\\n"');
  });
});

it('a long payload passes whole', async () => {
  const most = letters('the most', 2048);
  await passes(check('most', 'Whole.', server, ana.sends(most), ana.receives(/^[A-Z]{2048}$/)), shouting);
});
