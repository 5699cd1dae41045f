import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { convert } from 'xmlbuilder2';
import { describe, expect, test } from 'vitest';
import { classJunit } from '../../../checker/report/class/junit.ts';
import { junit } from '../../../checker/report/junit.ts';
import { broken, failed, first, report, skipped } from '../reports.ts';
import { evilClass, small } from './classes.ts';
import { hostile } from './hostile.ts';

const schema = join(import.meta.dirname, 'junit.xsd');
const validated = (xml: string) =>
  spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, '-'], { input: xml, encoding: 'utf8' });
const absent = validated('<x/>').error !== undefined;

describe('the JUnit XML of a class', () => {
  test('has a suite for each work, and stays as it was read', async () => {
    await expect(classJunit(small)).toMatchFileSnapshot('../../golden/report/class/junit.xml');
  });

  test('calls a missing work a failure and one that was not graded an error', () => {
    const xml = classJunit(small);
    expect(xml).toContain('<failure type="missing" message="the folder 09-ipv6 is empty"/>');
    expect(xml).toContain('<error type="broken" message="Not graded: the sandbox could not be set up"/>');
    // ben's and the last one's split line, chandra's last line, and dana's two.
    expect(xml.match(/<failure /g)).toHaveLength(5);
  });

  test.each(hostile)('is one document with as many suites for %j', text => {
    const xml = classJunit(evilClass(text));
    expect(() => convert(xml, { format: 'object' })).not.toThrow();
    expect(xml.match(/<testsuite /g)).toHaveLength(5);
    // eslint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]/u);
  });
});

describe.skipIf(absent)(`JUnit XML${absent ? ' (skipped: there is no xmllint here)' : ''}`, () => {
  const lesson = report(
    first,
    failed('wrong bytes'),
    skipped('speaks-ipv6', 'this machine has no IPv6', 'unavailable'),
    broken('survives-a-reset', 'no such table'),
  );
  const valid = { status: 0, stderr: '- validates\n' };

  test('is valid by the schema that build servers use, of a class and of a lesson', () => {
    expect(validated(classJunit(small))).toMatchObject(valid);
    expect(validated(junit([lesson, lesson]))).toMatchObject(valid);
    expect(validated(junit([]))).toMatchObject(valid);
  });

  test.each(hostile)('is valid where texts are %j', text => {
    expect(validated(classJunit(evilClass(text)))).toMatchObject(valid);
  });

  test('that breaks the schema is found', () => {
    const wrong = classJunit(small).replace('tests="4"', 'tests="four"');
    expect(validated(wrong).status).not.toBe(0);
  });
});
