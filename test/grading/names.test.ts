import { describe, expect, it } from 'vitest';
import { portIn } from '../../checker/program/services.ts';
import {
  check,
  hostname,
  line,
  nobody,
  program,
  refusing,
  server,
  service,
  silent,
  text,
} from '../../checker/lesson/index.ts';
import { problems } from '../../checker/lesson/problems.ts';
import { wireOnly } from '../../checker/lesson/variations.ts';
import { gradedOne } from '../support/stagehand.ts';

const ana = server('ana');
const ben = server('ben', { host: '127.0.0.2', beside: ana });
const shut = refusing('shut', { host: '127.0.0.2', beside: ana });
const dark = silent('dark', { host: '127.0.0.3', beside: ana });
const client = program('client', 'client.ts', ana.host, ana.port);

// Says what it looked up, and what came of one attempt at each address.
const trying = `
import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
const [name, port] = process.argv.slice(2);
try {
  for (const { address } of await lookup(name, { all: true })) {
    console.error('trying ' + address + ':' + port);
    const socket = connect(Number(port), address).setTimeout(700);
    const how = await new Promise(resolve => {
      socket.once('connect', () => resolve('using'));
      socket.once('error', () => resolve('refused'));
      socket.once('timeout', () => resolve('timeout'));
    });
    console.error('some log of its own');
    console.error(how);
    if (how === 'using') break;
    socket.destroy();
  }
} catch (error) {
  console.error(error.code + ' ' + name);
}
`;

describe('names under .test', () => {
  const two = check(
    'two',
    'Two addresses, in order.',
    client,
    client.starts(hostname('two.test', shut.host, ana.host), ana.port),
    client.logs(text`trying ${shut.address}`),
    client.logs('refused'),
    client.logs(text`trying ${ana.address}`),
    client.logs('using'),
    ana.accepts(),
  );

  it('have the addresses that a check gives them, at one port', async () => {
    expect((await gradedOne(two, { 'client.ts': trying })).outcome).toBe('passed');
  });

  it('are shown to connect() as well', async () => {
    const connecting =
      "import { connect } from 'node:net'; connect(Number(process.argv[3]), process.argv[2]);";
    const reached = check(
      'reached',
      'It connects.',
      client,
      client.starts(hostname('ana.test', ana.host), ana.port),
      ana.accepts(),
    );
    expect((await gradedOne(reached, { 'client.ts': connecting })).outcome).toBe('passed');
  });

  it('are unknown without an address', async () => {
    const unknown = check(
      'unknown',
      'It says so.',
      client,
      client.starts(hostname('none.test'), nobody.port),
      client.logs('ENOTFOUND none.test'),
    );
    expect((await gradedOne(unknown, { 'client.ts': trying })).outcome).toBe('passed');
  });

  it('cannot be shown to a program in another language', async () => {
    const { because } = await gradedOne(two, {}, { commands: { client: 'true {host} {port}' } });
    expect(because).toEqual({
      reason: 'unavailable',
      words: 'only a Node program can be shown names that are known nowhere else',
    });
  });

  it('and no others can be given addresses', () => {
    expect(() => hostname('localhost', ana.host)).toThrow('only a name under .test');
  });

  it('a plain address is told to any program', async () => {
    const plain = check(
      'plain',
      'It comes.',
      client,
      client.starts(hostname('127.0.0.1'), ana.port),
      ana.accepts(),
    );
    const commands = {
      client: `node -e 'require("net").connect(process.argv[2], process.argv[1])' {host} {port}`,
    };
    expect((await gradedOne(plain, {}, { commands })).outcome).toBe('passed');
  });
});

describe('a silent address', () => {
  const connecting = (then: string): string => `
    import { connect } from 'node:net';
    const [host, port] = process.argv.slice(2);
    const socket = connect(Number(port), host);
    socket.on('connect', () => console.error('using'));
    socket.on('error', error => console.error(error.code));
    ${then}`;
  const waits = check(
    'waits',
    'Nothing comes of it.',
    client,
    client.starts(dark.host, dark.port),
    client.logs('timeout'),
    client.exits(0),
  );

  it('neither takes a connection nor refuses it', async () => {
    const patient = connecting("setTimeout(() => { console.error('timeout'); process.exit(0); }, 2500);");
    const { outcome } = await gradedOne(waits, { 'client.ts': patient }, { patience: { replyMs: 4000 } });
    expect(outcome).toBe('passed');
  });

  it('is not waited for when a program without a timer waits for it', async () => {
    const { failure, durationMs } = await gradedOne(waits, { 'client.ts': connecting('') });
    expect(failure).toMatchObject({ kind: 'no output', expected: '"timeout" on standard error' });
    expect(durationMs).toBeLessThan(1900);
  });

  it('cannot be had without a kernel to ask', async () => {
    const { because } = await gradedOne(waits, { 'client.ts': connecting('') }, { senses: 'quiet' });
    expect(because?.reason).toBe('unavailable');
  });
});

describe('lines on standard error', () => {
  const complaining = (...lines: readonly string[]): string =>
    `for (const line of ${JSON.stringify(lines)}) console.error(line);`;
  const inOrder = check('in-order', 'One after the other.', client, client.logs('one'), client.logs('two'));

  it('are taken in order, whatever stands between', async () => {
    const program = { 'client.ts': complaining('zero', 'one', 'between', 'two') };
    expect((await gradedOne(inOrder, program)).outcome).toBe('passed');
  });

  it.each([
    ['in another order', ['two', 'one'], 'no output', ''],
    ['otherwise', ['one', 'two or three'], 'wrong output', '"two or three\\n"'],
    ['not at all', [], 'no output', ''],
  ])('that come %s are a failure', async (_, lines, kind, actual) => {
    const { failure } = await gradedOne(inOrder, { 'client.ts': complaining(...lines) });
    expect(failure).toMatchObject({ kind, actual });
  });

  it('are not asked for from the wire', () => {
    expect(wireOnly(inOrder)).toBe('nothing left to see');
  });

  // Half a second passes between the two lines; the checker sees the first one late.
  const spinning = line('ready', found => {
    for (const until = performance.now() + 300; performance.now() < until;);
    return found === 'ready' || 'ready';
  });
  const ready = client.logs(spinning);
  const late = check(
    'late',
    'Not too soon.',
    client,
    ready,
    client.logs('done', { since: ready, notBefore: 450, notAfter: 2000 }),
  );
  const afterMs = (ms: number): string =>
    `console.error('ready'); setTimeout(() => console.error('done'), ${ms});`;

  it('are timed from when they may have come, not from when the checker came to see them', async () => {
    expect((await gradedOne(late, { 'client.ts': afterMs(500) })).failure).toBeUndefined();
    expect((await gradedOne(late, { 'client.ts': afterMs(20) })).failure?.kind).toBe('too early');
  });
});

describe('a server whom nobody comes to', () => {
  const alone = check(
    'alone',
    'Only ana.',
    client,
    client.starts(hostname('both.test', ana.host, ben.host), ana.port),
    ana.accepts(),
    ben.meetsNobody(),
  );

  it('is left alone', async () => {
    expect((await gradedOne(alone, { 'client.ts': trying })).outcome).toBe('passed');
  });

  it('meets whoever comes all the same', async () => {
    const both = `import { connect } from 'node:net';
      for (const host of ['127.0.0.1', '127.0.0.2']) connect(Number(process.argv[3]), host);`;
    const { failure } = await gradedOne(alone, { 'client.ts': both });
    expect(failure).toMatchObject({ kind: 'too much', actor: 'ben' });
  });
});

describe('a service', () => {
  const list = 'daytime\t\t13/tcp\ndaytime\t\t13/udp\nwho 513/udp whod\ndiscard 9/tcp sink null # and\n';

  it('has the TCP port that the list says, by its name or an alias', () => {
    expect(['daytime', 'sink', 'who', 'and', 'none'].map(name => portIn(list, name))).toEqual([
      13,
      9,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('that the list has not makes a check unavailable', async () => {
    const none = service('no-such-service');
    const asks = check(
      'asks',
      'It looks it up.',
      client,
      client.starts(hostname('127.0.0.1'), none.name),
      client.logs(text`trying 127.0.0.1:${none.port}`),
    );
    expect(problems(asks)).toEqual([]);
    const { because } = await gradedOne(asks, { 'client.ts': '' });
    expect(because).toEqual({
      reason: 'unavailable',
      words: "this machine's list of services has no no-such-service",
    });
  });
});
