import { describe, expect, it } from 'vitest';
import { atOnce, check, client, here, program } from '../../checker/lesson/index.ts';
import { gradedOne, serverWith } from '../support/stagehand.ts';

const ana = client('ana');
const server = program('server', 'server.ts', here.host, here.port);

// Answers after the FIN with the pieces it was given, and thinks about each for a while.
const reader = (thinkMs: number): string =>
  serverWith(`
    const pieces = [];
    socket.on('data', piece => {
      const until = Date.now() + ${thinkMs};
      while (Date.now() < until);
      pieces.push(String(piece));
    });
    socket.on('end', () => socket.end(pieces.join('|')));
  `);

const letters = 'a b c d e f g h i j'.split(' ');
const apart = check(
  'apart',
  'Pieces arrive as pieces.',
  server,
  ana.connects(),
  ana.sends(...letters),
  ana.ends(),
  ana.receivesAll('a|b|c|d|e|f|g|h|i|j'),
);

describe('pieces arrive as pieces', () => {
  it('for a reader that computes 30 ms for each of them', async () => {
    expect((await gradedOne(apart, { 'server.ts': reader(30) })).outcome).toBe('passed');
  });

  it('by quiet gaps where there is no kernel to ask', async () => {
    const report = await gradedOne(apart, { 'server.ts': reader(0) }, { senses: 'quiet' });
    expect(report.outcome).toBe('passed');
  });

  it('and all at once when the program is stopped while they are sent', async () => {
    const together = check(
      'together',
      'One look.',
      server,
      ana.connects(),
      atOnce(ana.sends('a'), ana.sends('b'), ana.ends()),
      ana.receivesAll('ab'),
    );
    expect((await gradedOne(together, { 'server.ts': reader(0) })).outcome).toBe('passed');
  });

  it('and a program that does not read them is told so, not judged by them', async () => {
    const deaf = serverWith('', { options: '{ pauseOnConnect: true }' });
    const { failure } = await gradedOne(apart, { 'server.ts': deaf });
    expect(failure).toMatchObject({ kind: 'never reads', actor: 'ana' });
  });

  it('unless they are poured, when nobody asks for it', async () => {
    const poured = check(
      'poured',
      'It may wait.',
      server,
      ana.connects(),
      ana.pours('a'),
      ana.pours('b'),
      ana.hearsNothing(),
    );
    expect(
      (await gradedOne(poured, { 'server.ts': serverWith('', { options: '{ pauseOnConnect: true }' }) }))
        .outcome,
    ).toBe('passed');
  });
});

describe('ends are told apart', () => {
  const tells = serverWith(`
    socket.removeAllListeners('error');
    socket.on('error', error => console.log('saw', error.code));
    socket.on('data', () => {});
    socket.on('end', () => { console.log('saw end'); socket.end('bye'); });
  `);

  it('a reset straight after a piece is seen as a reset', async () => {
    const resets = check(
      'resets',
      'RST is RST.',
      server,
      ana.connects(),
      ana.sends('x'),
      ana.resets(),
      server.prints('saw ECONNRESET'),
    );
    for (let round = 0; round < 5; round++)
      expect((await gradedOne(resets, { 'server.ts': tells })).outcome).toBe('passed');
  });

  it('a reset straight after the connect is seen as a reset', async () => {
    const resets = check(
      'resets',
      'RST is RST.',
      server,
      ana.connects(),
      ana.resets(),
      server.prints('saw ECONNRESET'),
    );
    for (let round = 0; round < 5; round++)
      expect((await gradedOne(resets, { 'server.ts': tells })).outcome).toBe('passed');
  });

  it('a half-closed connection still carries the answer', async () => {
    const half = check(
      'half',
      'FIN is not gone.',
      server,
      ana.connects(),
      ana.sends('x'),
      ana.ends(),
      ana.receivesAll('bye'),
      server.prints('saw end'),
    );
    expect((await gradedOne(half, { 'server.ts': tells })).failure).toBeUndefined();
  });

  it.each([
    ['end', 'socket.end();'],
    ['reset', 'socket.resetAndDestroy();'],
    ['silence', 'socket.resume();'],
    ['too little', "socket.write('HE');"],
    ['too much', "socket.write('HEY\\nwhat else');"],
    ['wrong bytes', "socket.write('HOY\\n');"],
  ])('a peer that waits for a line meets "%s"', async (kind, body) => {
    const hears = check('hears', 'It hears.', server, ana.connects(), ana.receives('HEY\n'));
    expect((await gradedOne(hears, { 'server.ts': serverWith(body) })).failure?.kind).toBe(kind);
  });

  it.each([
    ['no end', 'socket.resume();'],
    ['reset', 'socket.resetAndDestroy();'],
    ['too much', "socket.write('x');"],
  ])('a peer that waits for the end meets "%s"', async (kind, body) => {
    const hears = check('hears', 'It hears.', server, ana.connects(), ana.hearsEnd());
    expect((await gradedOne(hears, { 'server.ts': serverWith(body) })).failure?.kind).toBe(kind);
  });

  it.each([
    ['no reset', 'socket.resume();'],
    ['end', 'socket.end();'],
  ])('a peer that waits for a reset meets "%s"', async (kind, body) => {
    const hears = check('hears', 'It hears.', server, ana.connects(), ana.hearsReset());
    expect((await gradedOne(hears, { 'server.ts': serverWith(body) })).failure?.kind).toBe(kind);
  });

  it.each([
    ['too early', "socket.write('x');"],
    ['end', 'socket.end();'],
    ['reset', 'socket.resetAndDestroy();'],
  ])('a peer that waits for silence meets "%s"', async (kind, body) => {
    const hears = check('hears', 'It hears.', server, ana.connects(), ana.hearsNothing());
    expect((await gradedOne(hears, { 'server.ts': serverWith(body) })).failure?.kind).toBe(kind);
  });
});
