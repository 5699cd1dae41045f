import { describe, expect, it } from 'vitest';
import { check, client, clock, crowd, here, program, user } from '../../checker/lesson/index.ts';
import { gradedOne, serverWith, shouting } from '../support/stagehand.ts';

const guests = crowd('guest', 24);
const ana = client('ana');
const server = program('server', 'server.ts', here.host, here.port);
const withBacklog = shouting.replace('Number(port), host', 'Number(port), host, 1');

describe('a crowd', () => {
  it('dials in one go, and each of it is served', async () => {
    const served = check(
      'served',
      'All are served.',
      server,
      guests.connects(),
      guests.sends('hi\n'),
      guests.receives('HI\n'),
      ana.connects(),
      guests.leaves(),
      ana.sends('still me\n'),
      ana.receives('STILL ME\n'),
    );
    expect((await gradedOne(served, { 'server.ts': shouting })).outcome).toBe('passed');
  });

  it('tells of the first for whom it does not hold', async () => {
    const deaf = serverWith(
      "if (++count !== 7) socket.on('data', () => socket.write('HI\\n')); else socket.resume();",
      {
        before: 'let count = 0;',
      },
    );
    const served = check(
      'served',
      'A.',
      server,
      guests.connects(),
      guests.sends('hi\n'),
      guests.receives('HI\n'),
    ).reveals('serves-serially', guests.met('silence'));
    const { failure } = await gradedOne(served, { 'server.ts': deaf });
    expect(failure).toMatchObject({ kind: 'silence', misconception: 'serves-serially' });
    expect(failure?.actor).toMatch(/^guest \d+$/);
  });

  it('of which only some fit a full queue gets in once the server goes on', async () => {
    const stopped = [server.announces(), user.signals('SIGSTOP'), guests.connects(), clock.passes(300)];
    const all = check('all', 'All get in.', server, ...stopped, guests.getsIn());
    const { failure } = await gradedOne(all, { 'server.ts': withBacklog }, { patience: { startMs: 1500 } });
    expect(failure).toMatchObject({ kind: 'too little', expected: '24 connections' });
    expect(failure?.actual).toMatch(/^[23] of them$/);
    const later = check('later', 'All get in.', server, ...stopped, user.signals('SIGCONT'), guests.getsIn());
    expect((await gradedOne(later, { 'server.ts': withBacklog })).outcome).toBe('passed');
  });
});
