import { describe, expect, it } from 'vitest';
import {
  check,
  client,
  here,
  program,
  server as serverPeer,
  step,
  text,
  type Step,
} from '../../checker/lesson/index.ts';
import { text as read } from '../../checker/wire/kernel/proc.ts';
import { allProcesses } from '../../checker/wire/kernel/tasks.ts';
import { graded, serverWith, shouting } from '../support/stagehand.ts';

const ana = client('ana');
const eve = serverPeer('eve');
const server = program('server', 'server.ts', here.host, here.port);
const asks = (line: string, answer: string): Step[] => [
  ana.connects(),
  ana.sends(`${line}\n`),
  ana.receives(`${answer}\n`),
];
const passes = check('passes', 'It passes.', server, ...asks('a', 'A'));
const fails = check('fails', 'It fails.', server, ...asks('a', 'B'));
const breaks = check(
  'breaks',
  'It breaks.',
  server,
  step('the checker breaks', () => Promise.reject(new Error('our own fault'))),
);

const outcomes = async (...checks: Parameters<typeof graded>[0]) => {
  const report = await graded(checks, { 'server.ts': shouting });
  return {
    all: report.outcome,
    points: `${report.points}/${report.outOf}`,
    each: report.checks.map(({ outcome }) => outcome),
  };
};

describe('outcomes', () => {
  it('a failed check fails the lesson and costs its points', async () => {
    expect(await outcomes(passes, fails)).toEqual({
      all: 'failed',
      points: '1/2',
      each: ['passed', 'failed'],
    });
  });

  it('a broken check is not failed and leaves the total', async () => {
    expect(await outcomes(passes, breaks)).toEqual({
      all: 'broken',
      points: '1/1',
      each: ['passed', 'broken'],
    });
  });

  it('an exception in a check leaves no program behind', async () => {
    const mark = `mark-${Math.random()}`;
    const marked = `process.title = '${mark}';\n${shouting}`;
    const report = await graded([{ ...breaks, steps: [ana.connects(), ...breaks.steps] }], {
      'server.ts': marked,
    });
    expect(report.outcome).toBe('broken');
    const titles = allProcesses().map(pid => read(`/proc/${pid}/cmdline`));
    expect(titles.filter(title => title.includes(mark))).toEqual([]);
  });

  it('failed weighs more than broken', async () => {
    expect((await outcomes(breaks, fails)).all).toBe('failed');
  });

  it('what needs a failed check is skipped and loses its points', async () => {
    const waits = check('waits', 'It waits.', server, ...asks('b', 'B'))
      .needs('fails')
      .worth(3);
    expect(await outcomes(fails, waits)).toEqual({
      all: 'failed',
      points: '0/4',
      each: ['failed', 'skipped'],
    });
  });

  it('what needs a broken check is skipped and leaves the total', async () => {
    const waits = check('waits', 'It waits.', server, ...asks('b', 'B')).needs('breaks');
    expect(await outcomes(breaks, waits)).toEqual({
      all: 'broken',
      points: '0/0',
      each: ['broken', 'skipped'],
    });
  });

  it('a claim of a free step that does not hold is a failure in its own words', async () => {
    const claims = check(
      'claims',
      'It claims.',
      server,
      step('looks', async stage => {
        await Promise.resolve();
        stage.expect('the moon is full', false);
      }),
    );
    const { checks } = await graded([claims], { 'server.ts': shouting });
    expect(checks[0]?.failure).toMatchObject({ kind: 'free', expected: 'the moon is full' });
  });

  it('a value asked for before it is known is the checker’s fault, not the program’s', async () => {
    const asksTooSoon = check(
      'too-soon',
      'It asks.',
      server,
      ana.connects(),
      ana.receives(text`${eve.caller.address}`),
    );
    expect((await graded([asksTooSoon], { 'server.ts': shouting })).outcome).toBe('broken');
  });
});

describe('checks share a process while they pass', () => {
  const tells = serverWith("socket.write(process.pid + '\\n');");
  const sees = (id: string) => check(id, 'It tells its pid.', server, ana.connects(), ana.receives(/^\d+$/));
  const pid = (transcript: readonly { kind: string; bytes?: string | undefined }[]): string | undefined =>
    transcript.find(({ kind }) => kind === 'received')?.bytes;

  it('so two checks see one pid', async () => {
    const { checks } = await graded([sees('one'), sees('two')], { 'server.ts': tells });
    expect(pid(checks[0]?.transcript ?? [])).toBe(pid(checks[1]?.transcript ?? []));
  });

  it('but one that starts the program itself sees another', async () => {
    const own = check('own', 'Its own.', server, server.starts(), ana.connects(), ana.receives(/^\d+$/));
    const { checks } = await graded([sees('one'), own], { 'server.ts': tells });
    expect(pid(checks[0]?.transcript ?? [])).not.toBe(pid(checks[1]?.transcript ?? []));
  });

  it('a failure that a fresh process does not show is laid to the checks before it, and the repeat plays them too', async () => {
    const tires = serverWith("socket.end(served++ < 2 ? 'ok\\n' : 'tired\\n');", {
      before: 'let served = 0;',
    });
    const greets = (id: string) => check(id, 'It is fresh.', server, ana.connects(), ana.receivesAll('ok\n'));
    const { checks } = await graded([greets('one'), greets('two'), greets('three')], { 'server.ts': tires });
    expect(checks.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'failed']);
    expect(checks[2]?.failure?.reason).toBe('alone it passes; what one, two left behind makes it fail');
    expect(checks[2]?.failure?.repeat).toBe('--only one --only two --only three');
  });

  it('and after it the next check has a fresh process', async () => {
    const tires = serverWith("socket.end(served++ < 1 ? 'ok\\n' : 'tired\\n');", {
      before: 'let served = 0;',
    });
    const greets = (id: string) => check(id, 'It is fresh.', server, ana.connects(), ana.receivesAll('ok\n'));
    const { checks } = await graded([greets('one'), greets('two'), greets('three')], { 'server.ts': tires });
    expect(checks.map(({ outcome }) => outcome)).toEqual(['passed', 'failed', 'failed']);
  });

  it('a server that ends when its first client leaves is started again for the next check', async () => {
    const once = `${shouting}\nserver.once('connection', socket => socket.on('close', () => process.exit(0)));`;
    const { checks } = await graded([passes, { ...passes, id: 'again' }], { 'server.ts': once });
    expect(checks.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
  });
});
