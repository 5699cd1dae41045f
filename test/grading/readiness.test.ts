import { describe, expect, it } from 'vitest';
import { check, client, here, program, there } from '../../checker/lesson/index.ts';
import { gradedOne, serverWith, shouting } from '../support/stagehand.ts';

const ana = client('ana');
const server = program('server', 'server.ts', here.host, here.port);
const answers = check(
  'answers',
  'It answers.',
  server,
  ana.connects(),
  ana.sends('hi\n'),
  ana.receives('HI\n'),
);

describe('a server is ready when the kernel says so', () => {
  it('gives a program that starts in four seconds the verdict of one that starts at once', async () => {
    const late = `await new Promise(resolve => setTimeout(resolve, 4000));\n${shouting}`;
    const [quick, slow] = await Promise.all([
      gradedOne(answers, { 'server.ts': shouting }),
      gradedOne(answers, { 'server.ts': late }),
    ]);
    expect([quick.outcome, slow.outcome]).toEqual(['passed', 'passed']);
  });

  it('gives a client the time of its start too, before it has done anything', async () => {
    const client = program('client', 'client.ts');
    const ends = check('ends', 'It ends.', client, client.starts(), client.exits(1));
    const late = 'await new Promise(resolve => setTimeout(resolve, 4000)); process.exitCode = 1;';
    expect((await gradedOne(ends, { 'client.ts': late })).outcome).toBe('passed');
  });

  it('does not wait for the printed line, which may never come', async () => {
    const mute = shouting.replace(/console\.log\(.*\)/, '');
    expect((await gradedOne(answers, { 'server.ts': mute })).outcome).toBe('passed');
  });

  it('does not connect to find out: a server for one client only serves ana', async () => {
    const once = `${shouting}\nserver.once('connection', () => server.close());`;
    expect((await gradedOne(answers, { 'server.ts': once })).outcome).toBe('passed');
  });

  it('says that a program which never listens is not listening', async () => {
    const { failure } = await gradedOne(answers, { 'server.ts': 'process.stdin.resume();' });
    expect(failure).toMatchObject({ kind: 'not listening', actual: 'no socket of its listens' });
  });

  it('says that a program which ended did so before it listened', async () => {
    const { failure } = await gradedOne(answers, { 'server.ts': 'process.exit(0);' });
    expect(failure).toMatchObject({
      kind: 'not listening',
      actual: 'an end with exit status 0 before it listened',
    });
  });

  it('is not taken in by a printed line without a socket', async () => {
    const liar = 'console.log("listening on 127.0.0.1:5000"); process.stdin.resume();';
    const { failure } = await gradedOne(answers, { 'server.ts': liar });
    expect(failure).toMatchObject({ kind: 'not listening' });
    expect(failure?.actual).toContain('listening on 127.0.0.1:5000');
  });

  it.each([
    ['another address', serverWith('').replace('Number(port), host', "Number(port), '127.0.0.1'")],
    ['another port', serverWith('').replace('Number(port), host', '0, host')],
  ])('says where a program listens that chose %s', async (_, source) => {
    const told = check(
      'told',
      'It listens there.',
      server,
      server.starts(there.host, there.port),
      server.listensAt(there),
    );
    const { failure } = await gradedOne(told, { 'server.ts': source });
    expect(failure?.kind).toBe('listening elsewhere');
    expect(failure?.actual).toMatch(/^127\.0\.0\.[12]:\d+$/);
  });

  it('holds a socket on all addresses to be elsewhere, where one was told', async () => {
    const told = check(
      'told',
      'It listens there.',
      server,
      server.starts(there.host, there.port),
      server.listensAt(there),
    );
    const { failure } = await gradedOne(told, {
      'server.ts': serverWith('').replace('Number(port), host', 'Number(port)'),
    });
    expect(failure?.kind).toBe('listening elsewhere');
  });
});

describe('the announcement is a check of its own', () => {
  const announces = check('announces', 'It says so.', server, server.startsSlowly(), server.announces());

  it('passes a line that is printed once the socket listens', async () => {
    expect((await gradedOne(announces, { 'server.ts': shouting })).outcome).toBe('passed');
  });

  const early = (line: string): string => `
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
createServer().listen(Number(port), host);
console.log(${line});`;

  it.each([
    ['with the port it was told', 'the place', '`listening on ${host}:${port}`'],
    ['with a port it does not know yet', 'any port', "'listening on 127.0.0.1:0'"],
  ])('sees a line that comes before the socket does, %s', async (_, where, line) => {
    const steps = where === 'the place' ? server.startsSlowly(there.host, there.port) : server.startsSlowly();
    const soon = check('soon', 'It says so.', server, steps, server.announces());
    expect((await gradedOne(soon, { 'server.ts': early(line) })).failure?.kind).toBe('too early');
  });

  it('sees a line with another port than the one that the system gave', async () => {
    const zero = shouting.replace('`listening on ${address}:${port}`', '`listening on ${address}:0`');
    expect((await gradedOne(announces, { 'server.ts': zero })).failure?.kind).toBe('wrong output');
  });
});
