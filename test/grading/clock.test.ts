import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check, client, clock, here, program, seconds } from '../../checker/lesson/index.ts';
import { problems } from '../../checker/lesson/problems.ts';
import { gradedOne, serverWith } from '../support/stagehand.ts';

const ana = client('ana');
const server = program('server', 'server.ts', here.host, here.port);
const telling = (what: string, before = ''): string =>
  serverWith(`socket.on('data', () => socket.write(${what} + '\\n'));`, { before });
const monday = '2019-02-04T08:46:40Z';

const asks = (...answers: readonly [string, string]) =>
  check(
    'asks',
    'It tells the time.',
    server,
    clock.stands(monday),
    ana.connects(),
    ana.sends('now?\n'),
    ana.receives(`${answers[0]}\n`),
    clock.moves(seconds(61)),
    ana.sends('now?\n'),
    ana.receives(`${answers[1]}\n`),
  );

describe('a clock that stands', () => {
  it.each([
    ['new Date()', 'new Date().toISOString()', '2019-02-04T08:46:40.000Z', '2019-02-04T08:47:41.000Z'],
    ['Date.now()', 'Date.now()', '1549270000000', '1549270061000'],
    [
      'Date()',
      'Date().slice(0, 24) + (new Date().constructor === Date) + (new Date() instanceof Date)',
      'Mon Feb 04 2019 08:46:40truetrue',
      'Mon Feb 04 2019 08:47:41truetrue',
    ],
    [
      'a date of the program’s own',
      'new Date(0).toISOString()',
      '1970-01-01T00:00:00.000Z',
      '1970-01-01T00:00:00.000Z',
    ],
    [
      'a class of dates',
      'new (class Day extends Date { get day() { return this.getUTCDate(); } })().day',
      '4',
      '4',
    ],
    [
      'Intl, asked for now',
      "new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'UTC' }).format()",
      '08:46:40',
      '08:47:41',
    ],
    [
      'Intl, asked for now in parts',
      "new Intl.DateTimeFormat('en', { year: 'numeric' }).formatToParts().map(part => part.value).join()",
      '2019',
      '2019',
    ],
  ])('is seen through %s, and moves when it is told', async (_, what, first, second) => {
    const inUTC = asks(first, second);
    const steps = inUTC.steps.toSpliced(1, 0, server.startsIn('UTC'));
    const { outcome, failure } = await gradedOne({ ...inUTC, steps }, { 'server.ts': telling(what) });
    expect(failure?.actual).toBeUndefined();
    expect(outcome).toBe('passed');
  });

  it('leaves timers and performance.now() alone', async () => {
    const slow = serverWith(`
      socket.on('data', () => {
        const begin = performance.now();
        setTimeout(() => socket.write((performance.now() - begin >= 49) + '\\n'), 50);
      });`);
    expect((await gradedOne(asks('true', 'true'), { 'server.ts': slow })).outcome).toBe('passed');
  });

  it('shows who looked only once', async () => {
    const frozen = telling('now', 'const now = Date.now();');
    const { failure } = await gradedOne(asks('1549270000000', '1549270061000'), { 'server.ts': frozen });
    expect(failure).toMatchObject({ kind: 'wrong bytes', step: 6, actual: '"1549270000000\\n"' });
  });

  it('has a server to itself, and leaves no file behind', async () => {
    const program = telling('(process.uptime() < 5) + process.env.WIREBOOK_CLOCK');
    const { failure } = await gradedOne(asks('', ''), { 'server.ts': program });
    const folder = /true(\S+)\/clock-[^/]+\//.exec(failure?.actual ?? '')?.[1] ?? '';
    expect(folder).not.toBe('');
    expect(readdirSync(folder).filter(name => name.startsWith('clock'))).toEqual([]);
  });

  it('cannot be shown to programs in other languages, and the report says so', async () => {
    const { outcome, because } = await gradedOne(asks('', ''), {}, { commands: { server: 'exec sleep 60' } });
    expect(outcome).toBe('skipped');
    expect(because).toEqual({
      reason: 'unavailable',
      words: 'only a Node program can be shown a clock that stands',
    });
  });

  it('moves only once it stands, at a moment that there is', () => {
    const wrong = check(
      'a',
      'A.',
      server,
      clock.moves(1),
      clock.stands('noon'),
      ana.connects(),
      ana.receives('x'),
    );
    expect(problems(wrong)).toEqual(['"noon" is no moment in ISO 8601', 'the clock moves before it stands']);
  });
});

describe('a time zone', () => {
  it.each([
    ['Asia/Kolkata', 'Mon Feb 04 2019 14:16:40'],
    ['Pacific/Auckland', 'Mon Feb 04 2019 21:46:40'],
    ['America/Los_Angeles', 'Mon Feb 04 2019 00:46:40'],
  ])('is that of the program: %s', async (zone, local) => {
    const asked = check(
      'zone',
      'It tells the local time.',
      server,
      clock.stands(monday),
      server.startsIn(zone),
      ana.connects(),
      ana.sends('now?\n'),
      ana.receives(`${local}\n`),
    );
    const { outcome } = await gradedOne(asked, { 'server.ts': telling('String(new Date()).slice(0, 24)') });
    expect(outcome).toBe('passed');
  });

  it('is that of a program in another language too', async () => {
    const asked = check(
      'zone',
      'It is told.',
      server,
      server.startsIn('Asia/Kolkata'),
      server.prints('Asia/Kolkata'),
    );
    const scene = { commands: { server: 'echo $TZ; exec sleep 60' } };
    expect((await gradedOne(asked, {}, scene)).outcome).toBe('passed');
  });
});
