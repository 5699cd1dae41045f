import { convert } from 'xmlbuilder2';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { json } from '../../checker/report/json.ts';
import { junit } from '../../checker/report/junit.ts';
import { Report } from '../../checker/vocabulary.ts';
import { broken, failed, first, report, skipped } from './reports.ts';

const whole = report(
  first,
  failed('wrong bytes'),
  skipped('speaks-ipv6', 'this machine has no IPv6', 'unavailable'),
  broken('survives-a-reset', 'the kernel tables could not be read'),
);

describe('a report as JSON', () => {
  test('reads back as the same report', () => {
    const read: unknown = JSON.parse(json(whole));
    expect(Report.parse(read)).toEqual(whole);
  });

  test('is refused where it breaks its own schema', () => {
    expect(() => json({ ...whole, seed: 0.5 })).toThrow(z.ZodError);
  });
});

describe('a report as JUnit XML', () => {
  test('has a case for each check, and an element for each that did not pass', async () => {
    await expect(junit([whole])).toMatchFileSnapshot('../golden/report/junit.xml');
  });

  test('is one document for several lessons', () => {
    expect(junit([whole, whole]).match(/<testsuite /g)).toHaveLength(2);
  });

  test('carries what XML cannot, escaped', () => {
    const evil = '\x00\x1b]0;x\x07 <&"\' ]]> \ufffe \ud800';
    const { failure, ...rest } = failed('wrong bytes');
    const check = {
      ...rest,
      claim: evil,
      ...(failure && { failure: { ...failure, sentence: evil, crash: [evil] } }),
    };
    const xml = junit([report(check, broken('b', evil), skipped('c', evil, 'unavailable'))]);
    // eslint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\x00-\x09\x0b-\x1f\ufffe\ud800]/);
    expect(() => convert(xml, { format: 'object' })).not.toThrow();
    expect(xml).toContain('\\x1b]0;x\\x07');
  });
});
