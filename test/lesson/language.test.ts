import { describe, expect, it } from 'vitest';
import {
  check,
  client,
  here,
  prefixed,
  program,
  prompting,
  server,
  text,
  user,
  userAt,
  type Check,
} from '../../checker/lesson/index.ts';
import { lessonProblems, problems } from '../../checker/lesson/problems.ts';
import { inSingleBytes, wireOnly } from '../../checker/lesson/variations.ts';

const ana = client('ana');
const eve = server('eve');
const echo = program('server', 'server.ts', here.host, here.port);
const asking = program('client', 'client.ts', eve.host, eve.port);

describe('an author’s faults are found without running anything', () => {
  const faulty: readonly [string, Check, string][] = [
    [
      'a value before it is known',
      check('a', 'A.', echo, echo.prints(text`from ${ana.address}`), ana.connects()),
      'server prints uses ‹ana HOST:PORT› before it is known',
    ],
    [
      'nothing that can fail',
      check('b', 'B.', echo, ana.connects()),
      'nothing is expected, so nothing can fail',
    ],
    [
      'a reveal that takes every failure',
      check('c', 'C.', echo, ana.connects(), ana.receives('x')).reveals('drops-tail'),
      'drops-tail takes every failure; name the check that differs from this one in one thing (needs)',
    ],
    [
      'a reveal that is never reached',
      check('d', 'D.', echo, ana.connects(), ana.receives('x'))
        .needs('a')
        .reveals('drops-tail')
        .reveals('waits-for-eof', ana.met('end')),
      'drops-tail takes every failure, so what stands behind it is never revealed',
    ],
    [
      'an actor who is not there',
      check('e', 'E.', echo, ana.connects(), ana.receives('x')).reveals(
        'drops-tail',
        client('ben').met('end'),
      ),
      'drops-tail looks at ben, who is not on the stage',
    ],
    [
      'a clock without a beginning',
      check('f', 'F.', echo, ana.connects(), ana.receives('x', { since: ana.sends('y'), notAfter: 1 })),
      'a clock starts at a step that has not happened',
    ],
  ];

  const asks = prompting('> ', asking);
  const more: readonly [string, Check, string][] = [
    [
      'another program that nobody has started',
      check('g', 'G.', asks, userAt(echo).types('x\n'), echo.starts(), echo.prints('x')),
      'server is asked for something before it has been started',
    ],
    [
      'a prompt that the program does not have',
      check('h', 'H.', asks, asks.prompts('> '), asks.prompts('name: ')),
      'client has no prompt "name: "; declare it with prompting()',
    ],
  ];
  it.each(more)('%s', (_, checked, fault) => {
    expect(problems(checked)).toEqual([fault]);
  });

  it.each(faulty)('%s', (_, checked, fault) => {
    expect(problems(checked)).toContain(fault);
  });

  it('a right check has none', () => {
    const right = check(
      'g',
      'G.',
      echo,
      ana.connects(),
      echo.prints(text`from ${ana.address}`),
      ana.sends('x'),
      ana.receives('X'),
    );
    expect(problems(right)).toEqual([]);
  });

  it('an id that stands twice, a need that names nothing or something later', () => {
    const one = check('one', 'One.', echo, ana.connects(), ana.receives('x'));
    const found = lessonProblems([
      one.needs('two'),
      check('two', 'Two.', echo, ana.connects(), ana.receives('x')),
      one,
    ]);
    expect(found).toEqual(['one: needs two, which no earlier check is called', 'one: the id stands twice']);
  });
});

describe('what --wire-only leaves', () => {
  const kept = (checked: Check): string[] | string => {
    const seen = wireOnly(checked);
    return seen === 'nothing left to see'
      ? seen
      : seen.steps.flatMap(step => (step.kind === 'expect' ? [step.hopes.verb] : []));
  };

  it('no logs and no silence between pieces', () => {
    expect(
      kept(check('a', 'A.', echo, ana.connects(), echo.prints('log'), ana.hearsNothing(), ana.receives('x'))),
    ).toEqual(['receives']);
  });

  it('nothing of a check whose last expectation is gone', () => {
    expect(kept(check('a', 'A.', echo, ana.connects(), ana.receives('x'), echo.prints('log')))).toBe(
      'nothing left to see',
    );
    expect(kept(check('b', 'B.', echo, echo.starts(), echo.complains('x'), echo.exits(1)))).toBe(
      'nothing left to see',
    );
  });

  it('no prompts, which are not what a check is about', () => {
    const asks = prompting('> ', asking);
    expect(kept(check('a', 'A.', asks, eve.accepts(), eve.hearsEnd(), asks.prompts('> ')))).toEqual([
      'accepts',
      'hears end',
    ]);
  });

  it('no status after a signal', () => {
    expect(
      kept(
        check(
          'a',
          'A.',
          echo,
          echo.starts(),
          ana.connects(),
          ana.receives('x'),
          user.signals('SIGTERM'),
          echo.exits(0),
        ),
      ),
    ).toEqual(['receives']);
  });

  it('a printed text without the lesson’s prefix', () => {
    const seen = wireOnly(
      check('a', 'A.', asking, eve.accepts(), asking.prints(prefixed('Server: ', 'hi')), asking.exits(0)),
    );
    expect(seen).toMatchObject({ steps: [{}, { hopes: { what: { prefix: /.*/, then: 'hi' } } }, {}] });
  });
});

describe('a check in single bytes', () => {
  it('cuts texts, characters too, and leaves payloads alone', () => {
    const { steps } = inSingleBytes(
      check('a', 'A.', echo, ana.connects(), ana.sends('é!'), ana.receives('x')),
    );
    expect(steps[1]).toMatchObject({
      does: { pieces: [Uint8Array.of(0xc3), Uint8Array.of(0xa9), Uint8Array.of(0x21)] },
    });
  });
});
