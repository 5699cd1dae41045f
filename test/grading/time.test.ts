import { describe, expect, it } from 'vitest';
import { check, client, clock, here, program, promptly, seconds, step } from '../../checker/lesson/index.ts';
import { gradedOne, serverWith, shouting } from '../support/stagehand.ts';
import { python } from '../soak/jobs.ts';
import { busy } from '../support/load.ts';

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
// Answers each line in upper case, but by this way round.
const by = (way: string): string =>
  serverWith(`socket.on('data', async line => { ${way}; socket.write(String(line).toUpperCase()); });`, {
    before: imports,
  });
const imports = `
import { execFile } from 'node:child_process';
import { scryptSync, scrypt } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
`;

describe('a program that provably waits is called at once', () => {
  it('when it is silent, long before its deadline', async () => {
    const begin = performance.now();
    const { failure } = await gradedOne(
      answers,
      { 'server.ts': serverWith('socket.resume();') },
      { patience: { replyMs: 20_000 } },
    );
    expect(failure?.kind).toBe('silence');
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  it('when it never listens, long before its deadline', async () => {
    const begin = performance.now();
    const { failure } = await gradedOne(
      answers,
      { 'server.ts': 'process.stdin.resume();' },
      { patience: { startMs: 25_000 } },
    );
    expect(failure?.kind).toBe('not listening');
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  it.each([
    ['a timer', 'await sleep(400)'],
    ['a file', "await readFile('/proc/self/maps')"],
    ['a child process', "await promisify(execFile)('/bin/sleep', ['0.3'])"],
    ['a worker', "await once(new Worker('setTimeout(() => {}, 200)', { eval: true }), 'exit')"],
    ['a computation', 'scryptSync("a", "b", 64, { N: 65536, maxmem: 2 ** 28 })'],
    ['the thread pool', 'await promisify(scrypt)("a", "b", 64, { N: 65536, maxmem: 2 ** 28 })'],
    ['name lookup', "await lookup('localhost')"],
    ['a busy loop', 'for (const end = Date.now() + 300; Date.now() < end; );'],
  ])('but never one that waits for %s', async (_, way) => {
    expect((await gradedOne(answers, { 'server.ts': by(way) })).outcome).toBe('passed');
  });

  it('and one that wakes by itself has its whole deadline', async () => {
    const ticking = serverWith('socket.resume();', { before: 'setInterval(() => {}, 50);' });
    const begin = performance.now();
    const { failure } = await gradedOne(answers, { 'server.ts': ticking }, { patience: { replyMs: 700 } });
    expect(failure?.kind).toBe('silence');
    expect(performance.now() - begin).toBeGreaterThan(700);
  });

  it('and so has one in another language', async () => {
    const begin = performance.now();
    const deaf = check('deaf', 'It answers.', server, ana.connects());
    const scene = { patience: { startMs: 600 }, commands: { server: 'exec sleep 60' } };
    const { failure } = await gradedOne(deaf, {}, scene);
    expect(failure?.kind).toBe('not listening');
    expect(performance.now() - begin).toBeGreaterThan(600);
  });

  it('which has the time of a start only until it has begun', async () => {
    const begin = performance.now();
    const says = check('says', 'It says so.', server, server.prints('done'));
    const scene = {
      patience: { startMs: 25_000, replyMs: 300 },
      commands: { server: 'echo begun; exec sleep 60' },
    };
    const { failure } = await gradedOne(says, {}, scene);
    expect(failure?.kind).toBe('wrong output');
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});

describe('a deadline counts what the program could have run', () => {
  it('so one that takes 100 of its 150 ms passes beside 16 busy processes', async () => {
    busy(16);
    const slow = by('await sleep(100)');
    const rounds = Array.from({ length: 8 }, () =>
      gradedOne(answers, { 'server.ts': slow }, { patience: { replyMs: 150 } }),
    );
    const outcomes = new Set((await Promise.all(rounds)).map(({ outcome }) => outcome));
    expect([...outcomes]).toEqual(['passed']);
  });

  it('and a program that spins for ever has an end all the same', async () => {
    const { failure } = await gradedOne(
      answers,
      { 'server.ts': by('for (;;);') },
      { patience: { replyMs: 500 } },
    );
    expect(failure?.kind).toBe('silence');
  });

  it('and one that spins before it has begun is not waited for as long as a start may take', async () => {
    const { failure } = await gradedOne(
      answers,
      { 'server.ts': 'for (;;);' },
      { patience: { startMs: 60_000, spinMs: 300 } },
    );
    expect(failure?.kind).toBe('not listening');
  });

  it('but a command may spend all that a start may take on making its program', async () => {
    const busyFor = (ms: number): string => `const end = Date.now() + ${ms}; while (Date.now() < end);`;
    const made = serverWith("socket.on('data', line => socket.write(String(line).toUpperCase()));");
    const { outcome } = await gradedOne(
      answers,
      { 'server.mjs': made },
      {
        patience: { spinMs: 300 },
        commands: { server: `node -e '${busyFor(900)}' && exec node server.mjs {host} {port}` },
      },
    );
    expect(outcome).toBe('passed');
  });

  // Who makes a process this way sleeps as for a disk until that runs its program, and this one first waits for somebody to write.
  const asleepAsForADisk = `
import os, subprocess
print('begun', flush=True)
os.mkfifo('gate')
subprocess.Popen(['sh', '-c', 'sleep 1; : > gate'])
os.posix_spawn('/bin/true', ['true'], {}, file_actions=[(os.POSIX_SPAWN_OPEN, 0, 'gate', os.O_RDONLY, 0)])
print('done', flush=True)
`;

  it.runIf(python)('and what it waits for a disk is not its time', async () => {
    const says = check('says', 'It says so.', server, server.prints('begun'), server.prints('done'));
    const { outcome } = await gradedOne(
      says,
      { 'server.py': asleepAsForADisk },
      { patience: { replyMs: 300 }, commands: { server: `exec ${python} server.py` } },
    );
    expect(outcome).toBe('passed');
  });

  it('and where the machine gave it no time to speak of, the check is broken, not failed', async () => {
    const ticking = serverWith('socket.resume();', { before: 'setInterval(() => {}, 50);' });
    const { outcome, because } = await gradedOne(
      answers,
      { 'server.ts': ticking },
      { patience: { replyMs: 60_000, capMs: 300 } },
    );
    expect(outcome).toBe('broken');
    expect(because?.words).toContain('too busy');
  });
});

describe('the checker’s own lateness is not the program’s', () => {
  const connects = ana.connects();

  it('a peer that is always late breaks the check', async () => {
    const late = check(
      'late',
      'It answers.',
      server,
      connects,
      clock.passes(30),
      promptly(10, connects, ana.sends('hi\n')),
      ana.receives('HI\n'),
    );
    const { outcome, because } = await gradedOne(late, { 'server.ts': shouting });
    expect(outcome).toBe('broken');
    expect(because?.words).toMatch(/^the checker was \d+ ms late/);
  });

  it('a peer that was late once is forgiven: the check is played again', async () => {
    let rounds = 0;
    const stumbles = step('the checker stumbles once', async () => {
      rounds++;
      if (rounds === 1) await new Promise(resolve => setTimeout(resolve, 400));
    });
    const late = check(
      'late',
      'It answers.',
      server,
      connects,
      stumbles,
      promptly(300, connects, ana.sends('hi\n')),
      ana.receives('HI\n'),
    );
    expect((await gradedOne(late, { 'server.ts': shouting })).outcome).toBe('passed');
    expect(rounds).toBe(2);
  });
});

describe('a program that could not run while a limit of its own went by', () => {
  const connects = ana.connects();
  const inTime = promptly(300, connects, ana.sends('hi\n'));
  const stalls = step('the checker keeps all from running, as far as it can tell', () => {
    for (const end = Date.now() + 500; Date.now() < end;);
    return Promise.resolve();
  });
  const hears = check('hears', 'It answers.', server, connects, inTime, stalls, ana.receives('HELLO\n'));

  const late = serverWith(`for (const end = Date.now() + 250; Date.now() < end; );
    socket.on('data', () => socket.write('HI\\n'));`);
  const excused = {
    outcome: 'broken',
    because: { words: 'this machine was too busy to let the program look in time' },
  };

  it('is blamed for nothing where it may not have looked', async () => {
    expect(await gradedOne(hears, { 'server.ts': late })).toMatchObject(excused);
  });

  it('but for what it said in words that show an idea, since nobody put them into its mouth', async () => {
    const known = hears.reveals('chars-not-bytes', ana.heard('HI\n'));
    expect(await gradedOne(known, { 'server.ts': late })).toMatchObject({
      outcome: 'failed',
      failure: { kind: 'wrong bytes', misconception: 'chars-not-bytes' },
    });
  });

  it('and for no idea that is known by the kind of failure alone', async () => {
    const supposed = hears.reveals('chars-not-bytes', ana.met('wrong bytes'));
    expect(await gradedOne(supposed, { 'server.ts': late })).toMatchObject(excused);
  });

  it('nor for one that other words would have shown', async () => {
    const other = hears
      .reveals('no-newline', ana.heard('HI'))
      .reveals('chars-not-bytes', ana.met('wrong bytes'));
    expect(await gradedOne(other, { 'server.ts': late })).toMatchObject(excused);
  });

  it('is judged where it has read in time what it was sent', async () => {
    expect(await gradedOne(hears, { 'server.ts': shouting })).toMatchObject({
      outcome: 'failed',
      failure: { kind: 'wrong bytes' },
    });
  });
});

describe('a contract’s own times', () => {
  const asked = ana.sends('hi\n');

  it('an answer may come too late', async () => {
    const soon = check(
      'soon',
      'Soon.',
      server,
      ana.connects(),
      asked,
      ana.receives('HI\n', { since: asked, notAfter: 200 }),
    );
    expect((await gradedOne(soon, { 'server.ts': by('await sleep(500)') })).failure?.kind).toBe('too late');
  });

  it('or too early', async () => {
    const later = check(
      'later',
      'Later.',
      server,
      ana.connects(),
      asked,
      ana.receives('HI\n', { since: asked, notBefore: 300 }),
    );
    expect((await gradedOne(later, { 'server.ts': shouting })).failure?.kind).toBe('too early');
  });

  it('or so that nobody can tell, since the checker was late to see what it is counted from', async () => {
    const stalls = step('the checker will look away', () => {
      setTimeout(() => {
        for (const end = Date.now() + 500; Date.now() < end;);
      }, 0);
      return Promise.resolve();
    });
    const first = ana.receives('A');
    const later = ana.receives('B', { since: first, notBefore: 300 });
    const then = check('then', 'Then.', server, ana.connects(), stalls, first, later);
    const both = serverWith(
      `setTimeout(() => socket.write('A'), 10); setTimeout(() => socket.write('B'), 50);`,
    );
    expect(await gradedOne(then, { 'server.ts': both })).toMatchObject({
      outcome: 'broken',
      because: { words: 'this machine was too busy to tell how soon it came' },
    });
  });

  it('or in time', async () => {
    const then = check(
      'then',
      'Then.',
      server,
      ana.connects(),
      asked,
      ana.receives('HI\n', { since: asked, notBefore: 200, notAfter: seconds(2) }),
    );
    expect((await gradedOne(then, { 'server.ts': by('await sleep(300)') })).outcome).toBe('passed');
  });
});
