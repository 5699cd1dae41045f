import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import {
  check,
  client,
  everywhere4,
  everywhere6,
  here,
  here6,
  nobody6,
  program,
  server as serverPeer,
  text,
  there6,
  user,
} from '../../checker/lesson/index.ts';
import { conversation } from '../../checker/lesson/conversation.ts';
import { patience } from '../../checker/grading/patience.ts';
import { play } from '../../checker/grading/play.ts';
import { endpointOf } from '../../checker/peers/listener.ts';
import { hasIPv6 } from '../../checker/peers/places.ts';
import { pcapng } from '../../checker/wire/pcapng.ts';
import { Tape } from '../../checker/wire/tape.ts';
import { folderWith, graded, gradedOne, root, serverWith, shouting } from '../support/stagehand.ts';

const four = client('ana', { host: '127.0.0.1' });
const six = client('ben', { host: '::1' });
const everywhere = program('server', 'server.ts', everywhere6.host, everywhere6.port);
const only6 = shouting.replace('Number(port), host', '{ host, port: Number(port), ipv6Only: true }');

describe.skipIf(!hasIPv6())(`two families${hasIPv6() ? '' : ' (skipped: there is no IPv6 here)'}`, () => {
  it('one socket for both serves a client at an address of each, and says its own in brackets', async () => {
    const both = check(
      'both',
      'It serves both.',
      everywhere,
      four.connects(),
      six.connects(),
      four.sends('four\n'),
      four.receives('FOUR\n'),
      six.sends('six\n'),
      six.receives('SIX\n'),
      everywhere.announces(),
    );
    const brackets = shouting.replace('${address}:${port}', '[${address}]:${port}');
    const { outcome, transcript } = await gradedOne(both, { 'server.ts': brackets });
    expect(outcome).toBe('passed');
    expect(transcript.filter(({ kind }) => kind === 'connected').map(({ note }) => note)).toEqual([
      'to 127.0.0.1',
      'to ::1',
    ]);
    expect(conversation(both).rows[0]?.label).toEqual({ before: 'connects to 127.0.0.1' });
  });

  it.each([
    [here6, '::1'],
    [everywhere6, '::1'],
    [everywhere4, '127.0.0.1'],
  ])(
    'a client without an address of its own reaches a program wherever it was told to listen',
    async (place, host) => {
      const ana = client('ana');
      const server = program('server', 'server.ts', place.host, place.port);
      const reaches = check('reaches', 'It is reached.', server, ana.connects(), ana.receives(`${host}\n`));
      const tells = serverWith("socket.write(socket.localAddress.replace('::ffff:', '') + '\\n');");
      expect((await gradedOne(reaches, { 'server.ts': tells })).failure).toBeUndefined();
    },
  );

  it('checks of one program that is started in two ways have a process for each', async () => {
    const asks = (id: string, server: typeof everywhere, ana: typeof four) =>
      check(id, 'It tells where.', server, ana.connects(), ana.receives(/^(?:::|127\.0\.0\.1)$/));
    const tells = serverWith("socket.write(host + '\\n');");
    const plain = program('server', 'server.ts', here.host, here.port);
    const all = [asks('one', everywhere, four), asks('two', plain, four), asks('three', everywhere, six)];
    const { checks } = await graded(all, { 'server.ts': tells });
    const heard = checks.map(({ transcript }) => transcript.find(({ kind }) => kind === 'received')?.bytes);
    expect(heard.map(bytes => Buffer.from(bytes ?? '', 'base64').toString())).toEqual([
      '::\n',
      '127.0.0.1\n',
      '::\n',
    ]);
  });

  it('a place of IPv6 that was free is one to listen at, and nobody refuses there', async () => {
    const told = check(
      'told',
      'It listens there.',
      everywhere,
      everywhere.starts(there6.host, there6.port),
      everywhere.listensAt(there6),
    );
    const dials = program('dials', 'dials.ts', nobody6.host, nobody6.port);
    const refused = check(
      'refused',
      'It says so.',
      dials,
      dials.exits(1),
      dials.complains(text`${nobody6.address}`),
    );
    const dialler = `
import { connect } from 'node:net';
const [host, port] = process.argv.slice(2);
connect(Number(port), host).on('error', error => {
  console.error(\`\${error.code} [\${host}]:\${port}\`);
  process.exit(1);
});`;
    const { checks } = await graded([told, refused], { 'server.ts': shouting, 'dials.ts': dialler });
    expect(checks.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
  });

  it('a server of the checker’s at ::1 is dialled there', async () => {
    const eve = serverPeer('eve', { host: '::1' });
    const asking = program('asking', 'asking.ts', eve.host, eve.port);
    const asks = check(
      'asks',
      'It asks.',
      asking,
      user.types('hi\n'),
      eve.accepts(),
      eve.receives(text`hi from ${eve.caller.address}\n`),
    );
    const source = `
import { connect } from 'node:net';
const [host, port] = process.argv.slice(2);
const socket = connect(Number(port), host, () => process.stdin.on('data', line =>
  socket.write(\`\${String(line).trim()} from [\${socket.localAddress}]:\${socket.localPort}\\n\`)));`;
    expect((await gradedOne(asks, { 'asking.ts': source })).failure).toBeUndefined();
  });
});

describe.skipIf(!hasIPv6())('an IPv4 client of a socket for both families', () => {
  // Answers after the FIN with the pieces it was given, and thinks about each for a while.
  const reader = serverWith(`
    const pieces = [];
    socket.on('data', piece => {
      const until = Date.now() + 30;
      while (Date.now() < until);
      pieces.push(String(piece));
    });
    socket.on('end', () => socket.end(pieces.join('|')));
  `);

  it('has its pieces delivered as pieces', async () => {
    const apart = check(
      'apart',
      'Pieces arrive as pieces.',
      everywhere,
      four.connects(),
      four.sends('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      four.ends(),
      four.receivesAll('a|b|c|d|e|f|g|h'),
    );
    expect((await gradedOne(apart, { 'server.ts': reader })).failure).toBeUndefined();
  });

  it('is told that they are not read', async () => {
    const sends = check('sends', 'It reads.', everywhere, four.connects(), four.sends('a', 'b'), four.ends());
    const deaf = serverWith('', { options: '{ pauseOnConnect: true }' });
    const { failure } = await gradedOne(
      { ...sends, steps: [...sends.steps, four.hearsEnd()] },
      { 'server.ts': deaf },
    );
    expect(failure).toMatchObject({ kind: 'never reads', actor: 'ana' });
  });

  it('resets a connection that the program owns by then', async () => {
    const resets = check(
      'resets',
      'RST is RST.',
      everywhere,
      four.connects(),
      four.resets(),
      everywhere.prints('saw ECONNRESET'),
    );
    const tells = serverWith(`
      socket.removeAllListeners('error');
      socket.on('error', error => console.log('saw', error.code));
      socket.resume();
    `);
    for (let round = 0; round < 5; round++)
      expect((await gradedOne(resets, { 'server.ts': tells })).failure).toBeUndefined();
  });

  it('meets a silence that is proved, long before its deadline', async () => {
    const answers = check(
      'answers',
      'It answers.',
      everywhere,
      four.connects(),
      four.sends('hi\n'),
      four.receives('HI\n'),
    );
    const begin = performance.now();
    const { failure } = await gradedOne(
      answers,
      { 'server.ts': serverWith('socket.resume();') },
      { patience: { replyMs: 20_000 } },
    );
    expect(failure?.kind).toBe('silence');
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  it('is served by a program with a socket for each family, the second one opened later', async () => {
    const serves = check(
      'serves',
      'It serves.',
      everywhere,
      four.connects(),
      four.sends('hi\n'),
      four.receives('HI\n'),
    );
    const two = `${only6}
const second = createServer(socket => server.emit('connection', socket));
server.on('listening', () => setTimeout(() => second.listen(server.address().port, '0.0.0.0'), 300));`;
    // A port that was free in one family may be taken in the other.
    const { outcome, failure } = await gradedOne(serves, { 'server.ts': two });
    expect(outcome, JSON.stringify(failure)).toBe('passed');
  });

  it('has packets of IPv4 in a capture', async () => {
    const folder = folderWith({ 'server.ts': shouting });
    const steps = [four.connects(), four.sends('hi\n'), four.receives('HI\n')];
    const sources = {
      root,
      folder,
      files: new Map(),
      commands: new Map(),
      workingFolder: folder,
      scratch: folder,
    };
    const setting = { seed: 1, senses: 'kernel' as const, patience, port: 0, foreign: false, sources };
    const played = await play({ program: everywhere, steps, reveal: [] }, setting, new Tape());
    played.running?.launched.signal('SIGKILL');
    const { ends, transcript: events } = played;
    expect(ends.get('ana')).toMatchObject({ peer: { host: '127.0.0.1' }, program: { host: '127.0.0.1' } });
    expect(pcapng([{ name: 'mapped', ends, events }]).length).toBeGreaterThan(500);
  });
});

describe.skipIf(!hasIPv6())('a server of one family that goes on listening', () => {
  const refuses = check(
    'refuses',
    'It refuses.',
    everywhere,
    four.isRefused(),
    six.connects(),
    six.sends('hi\n'),
    six.receives('HI\n'),
  );

  it('refuses a client of the other', async () => {
    expect((await gradedOne(refuses, { 'server.ts': only6 })).failure).toBeUndefined();
  });

  it('and one of both does not', async () => {
    const { failure } = await gradedOne(refuses, { 'server.ts': shouting });
    expect(failure).toMatchObject({ kind: 'no refusal', actor: 'ana' });
  });

  it('is not blamed for another program that has its port in the other family', async () => {
    const stranger = createServer().listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = endpointOf(stranger);
    const scene = { commands: { server: `node server.mjs {host} {port}` }, port };
    const { outcome, because } = await gradedOne(refuses, { 'server.mjs': only6 }, scene);
    stranger.close();
    expect(outcome).toBe('broken');
    expect(because?.words).toBe(`another program of this machine listens at 127.0.0.1:${port}`);
  });
});
