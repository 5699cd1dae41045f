import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { comparison } from '../../checker/wire/comparison.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const compare = (expected: string, actual: string): string[] => comparison(bytes(expected), bytes(actual));

describe('where two texts part', () => {
  test('a caret stands under the first wrong byte, which is named in words', () => {
    expect(compare('HELLO\n', 'HEllo\n')).toEqual([
      'expected  "HELLO\\n"',
      'came      "HEllo\\n"',
      '             ^',
      'byte 3: expected 4c (L), came 6c (l)',
    ]);
  });

  test('a text that ends early says after which byte', () => {
    expect(compare('ana\n', 'ana').at(-1)).toBe('ends after byte 3; expected 0a (\\n) next');
  });

  test('a text that goes on says what came instead of the end', () => {
    expect(compare('ana', 'ana \n').at(-1)).toBe('expected the end after byte 3; came 20 (a space) next');
  });

  test('where one side is empty there is nothing to align', () => {
    expect(compare('', 'a')).toEqual(['nothing was expected; came 61 (a) first']);
    expect(compare('a', '')).toEqual(['nothing came; expected 61 (a) first']);
  });

  test('texts that do not differ have no rows', () => {
    expect(compare('same\n', 'same\n')).toEqual([]);
  });

  test('hex appears where the text would hide the difference', () => {
    expect(compare('né\n', 'n\ufffd\n')).toEqual([
      'expected  "né\\n"',
      'came      "n\ufffd\\n"',
      '            ^',
      'expected  6e c3 a9 0a',
      'came      6e ef bf bd 0a',
      '             ^^',
      'byte 2: expected c3 (in é), came ef (in \ufffd)',
    ]);
  });

  test('a wrong byte inside a character points at the character and names the byte', () => {
    const rows = compare('né\n', 'nè\n');
    expect(rows[2]).toBe('            ^');
    expect(rows.at(-1)).toBe('byte 2: expected a9 (in é), came a8 (in è)'.replace('byte 2', 'byte 3'));
  });

  test('a difference deep inside a large payload is found and kept within 76 columns', () => {
    const expected = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256);
    for (const wrong of [0, 1, 127, 128, 5000, 99_999]) {
      const actual = expected.map((byte, at) => (at === wrong ? byte ^ 1 : byte));
      const rows = comparison(expected, actual);
      expect(rows.at(-1)).toContain(`byte ${wrong + 1}: `);
      for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(76);
    }
  });

  test('the caret stands under a character that differs', () => {
    for (const at of [0, 3, 30, 47, 48, 49, 200]) {
      const [due = '', came = '', caret = ''] = compare(
        'a'.repeat(300),
        `${'a'.repeat(at)}b${'a'.repeat(299 - at)}`,
      );
      expect([due[caret.length - 1], came[caret.length - 1]]).toEqual(['a', 'b']);
    }
  });
});
