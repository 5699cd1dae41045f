import { describe, expect, test } from 'vitest';
import { fileNameOf } from '../../../checker/report/class/names.ts';
import { hostile } from './hostile.ts';

// As file systems compare that ignore case, and keep their own form of Unicode.
const asOthersCompare = (name: string): string => name.normalize('NFKD').toUpperCase().toLowerCase();

describe('the name of a student’s folder', () => {
  test.each(['ana', 'ana-garcía', 'ana.garcia', '0042', 's_1', '王小明', 'नेहा', 'ประเสริฐ', '김민준', 'שרה'])(
    'stays %s',
    id => expect(fileNameOf(id)).toBe(id),
  );

  test.each([
    ['García, Ana', 'García-Ana'],
    ['ana.garcia@example.org', 'ana.garcia-example.org'],
    ['محمد علي', 'محمد-علي'],
    ['../../etc/passwd', 'etc-passwd'],
    ['-rf', 'rf'],
    ['nul.txt', '_nul.txt'],
    ['\u202eexe.txt', 'exe.txt'],
    ['', 'unnamed'],
  ])('of %s can be recognised', (id, begins) => {
    expect(fileNameOf(id)).toMatch(new RegExp(`^${begins.replaceAll('.', '\\.')}-[a-z2-7]{16}$`));
  });

  test.each(hostile)('of %j is nothing that anybody could take otherwise', id => {
    const name = fileNameOf(id);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(100);
    expect(name).toMatch(/^[\p{L}\p{Nd}_](?:[\p{L}\p{M}\p{Nd}._-]*[\p{L}\p{M}\p{Nd}_])?$/u);
    expect(name).not.toMatch(/\.\.|[\p{Default_Ignorable_Code_Point}\p{Cs}]/u);
    expect(name.split('.')[0]).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/i);
    expect(name).toBe(name.normalize('NFC'));
  });

  test('is never that of another, not even where case and forms of Unicode are one', () => {
    const ids = [...hostile, ...hostile.map(fileNameOf), ...hostile.map(id => `${id}x`)];
    const names = new Map<string, string>();
    for (const id of new Set(ids)) {
      const name = asOthersCompare(fileNameOf(id));
      expect([names.get(name) ?? id, name]).toEqual([id, name]);
      names.set(name, id);
    }
  });

  test('is never that of another among many made up of what is awkward', () => {
    const parts = ['a', 'A', 'e\u0301', 'é', '-', '.', '_', ' ', '/', 'ſ', 'ß', 'ς', 'σ', 'ı', 'K', '\ud800'];
    const ids = parts.flatMap(one => parts.flatMap(two => parts.map(three => one + two + three)));
    expect(new Set(ids.map(id => asOthersCompare(fileNameOf(id)))).size).toBe(new Set(ids).size);
  });
});
