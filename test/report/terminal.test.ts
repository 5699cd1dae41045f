import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { terminal } from '../../checker/report/terminal.ts';
import { FailureKind, type Report } from '../../checker/vocabulary.ts';
import { broken, failed, first, passed, report, skipped } from './reports.ts';

const golden = (name: string) => `../golden/report/${name}.txt`;

const mixed = report(
  first,
  failed('too much'),
  skipped('keeps-clients-apart', 'needs joins-a-split-line', 'need-failed'),
  failed('wrong bytes', 'keeps-the-order', 'Answers come in the order of the questions.'),
  skipped('speaks-ipv6', 'this machine has no IPv6', 'unavailable'),
  broken('survives-a-reset', 'the kernel tables could not be read'),
  { ...passed('prints-each-answer', 'The client prints what comes back.'), program: 'client' },
  failed('no exit', 'exits-at-the-end', 'The client ends when all answers have come.'),
);

const lines = (text: string) => text.split('\n');

describe('the report of a lesson', () => {
  test.each(FailureKind.options)(
    'of a failure of the kind %s says what happened and what to do',
    async kind => {
      const text = terminal(report(first, failed(kind)));
      await expect(text).toMatchFileSnapshot(golden(kind.replaceAll(' ', '-')));
    },
  );

  test.each(FailureKind.options)(
    'of a failure of the kind %s reads the same in colour, where its words stand out',
    async kind => {
      const text = terminal(report(first, failed(kind)), { colour: true });
      expect(stripVTControlCharacters(text)).toBe(terminal(report(first, failed(kind))));
      await expect(text).toMatchFileSnapshot(golden(`colour/${kind.replaceAll(' ', '-')}`));
    },
  );

  test.each([
    ['mixed', mixed, {}],
    ['mixed-60', mixed, { columns: 60 }],
    ['mixed-40', mixed, { columns: 40 }],
    ['mixed-colour', mixed, { colour: true }],
    ['mixed-trace', mixed, { trace: true }],
    ['all-passed', report(first, passed('joins-a-split-line', 'Pieces are joined.')), {}],
    ['all-passed-colour', report(first), { colour: true }],
    ['unavailable', report(first, skipped('speaks-ipv6', 'this machine has no IPv6', 'unavailable')), {}],
    ['broken', report(first, broken('survives-a-reset', 'no such table')), { columns: 60 }],
    [
      'advisory',
      { ...report(first), advisory: 'verdicts rest on quiet gaps; there is no kernel to ask' },
      {},
    ],
  ])('%s stays as it was read', async (name, whole, looks) => {
    await expect(terminal(whole, looks)).toMatchFileSnapshot(golden(name));
  });

  test.each([40, 60, 80, 120])('keeps within %i columns, but for what is to be copied', columns => {
    const reports = FailureKind.options.map(kind => report(first, failed(kind)));
    for (const one of [mixed, ...reports])
      for (const line of lines(terminal(one, { columns })))
        if (!/npx|README/.test(line)) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
  });

  test('lets nothing that a program sent reach the terminal as a command', () => {
    const evil = '\x1b[2J\x07\u202e';
    const base = failed('wrong bytes');
    const failure = base.failure && {
      ...base.failure,
      ...{ actual: evil, expected: evil, sent: evil, sentence: evil, hint: evil, readOn: evil, repeat: evil },
      ...{ reason: evil, comparison: [evil], crash: [evil] },
    };
    const event = { atMs: 1, peer: `ana${evil}`, kind: 'noted', note: evil, bytes: 'G1syShs=' } as const;
    const check = { ...base, claim: evil, ...(failure && { failure }), transcript: [event] };
    const whole: Report = {
      ...report(check, check, broken('b', evil), skipped('c', evil, 'unavailable')),
      title: evil,
      advisory: evil,
      diagnosis: { misconception: 'x', sentence: evil, check: 'other', readOn: evil },
    };
    for (const trace of [true, false])
      // eslint-disable-next-line no-control-regex
      expect(terminal(whole, { trace })).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  });

  test('names the diagnosis where the first failure is another', () => {
    const diagnosis = {
      misconception: 'm',
      sentence: 'You counted characters.',
      check: 'later',
      readOn: 'x',
    };
    expect(terminal({ ...mixed, diagnosis })).toContain(
      'One idea to look at (later): You counted characters.',
    );
    expect(terminal({ ...mixed, diagnosis: { ...diagnosis, check: 'joins-a-split-line' } })).not.toContain(
      'One idea',
    );
  });

  test('of many checks says the same with and without colour', () => {
    expect(stripVTControlCharacters(terminal(mixed, { colour: true }))).toBe(terminal(mixed));
  });
});
