import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { plain, shown } from '../../checker/wire/shown.ts';

describe('bytes shown to people', () => {
  test.each([
    ['hello\n', '"hello\\n"'],
    ['a\r\n\t\\"', '"a\\r\\n\\t\\\\\\""'],
    ['', '""'],
    ['é€😀日本 שלום', '"é€😀日本 שלום"'],
    ['\x1b[2J\x07\x00\x7f', '"\\x1b[2J\\x07\\x00\\x7f"'],
    ['\x9b2J', '"\\u{9b}2J"'],
    ['a\u202eb\u200bc\u2028d\ue000e\ufeff', '"a\\u{202e}b\\u{200b}c\\u{2028}d\\u{e000}e\\u{feff}"'],
    ['\u00a0\u3000\u2800', '"\\u{a0}\\u{3000}\\u{2800}"'],
    ['e\u0301', '"e\u0301"'],
    ['e\u0301\u0301\u0301', '"e\u0301\u0301\\u{301}"'],
    ['\u0301', '"\\u{301}"'],
  ])('%j reads %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test.each([
    [[0xff, 0x41], '"\\xffA"'],
    [[0xc3], '"\\xc3"'],
    [[0xc3, 0xa9, 0xa9], '"é\\xa9"'],
    [[0xc0, 0x8a], '"\\xc0\\x8a"'],
    [[0xe0, 0x80, 0x80], '"\\xe0\\x80\\x80"'],
    [[0xed, 0xa0, 0x80], '"\\xed\\xa0\\x80"'],
    [[0xf4, 0x90, 0x80, 0x80], '"\\xf4\\x90\\x80\\x80"'],
    [[0xf0, 0x9f, 0x98], '"\\xf0\\x9f\\x98"'],
  ])('%j, which is not UTF-8, is escaped byte by byte', (values, expected) => {
    expect(shown(Uint8Array.from(values))).toBe(expected);
  });

  test('a long text is cut in the middle, and the count of what is left out is true', () => {
    const text = shown('a'.repeat(40_000) + 'z'.repeat(40_000));
    const [, first = '', count = '', last = ''] = /^"(a+)… ([\d,]+) bytes …(z+)"$/.exec(text) ?? [];
    expect(first.length + last.length + Number(count.replaceAll(',', ''))).toBe(80_000);
  });

  test.each([30, 40, 60, 76])('a long text keeps within %i columns, whatever its bytes', limit => {
    for (const piece of ['a', '😀', '\x1b', '日', '\u202e'])
      expect(stringWidth(shown(piece.repeat(5000), { limit }))).toBeLessThanOrEqual(limit);
  });

  test('a cut never falls inside a character', () => {
    for (const limit of [30, 31, 32, 33, 34]) expect(shown('😀'.repeat(500), { limit })).not.toContain('\\x');
  });

  test('no byte pair comes out as a control', () => {
    for (let high = 0; high < 256; high++)
      for (let low = 0; low < 256; low += 3)
        expect(shown(Uint8Array.of(high, low))).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });
});

describe('text of several lines', () => {
  test('keeps its lines, quotes and backslashes, and nothing that a terminal obeys', () => {
    expect(plain('a "b"\\\r\n\tc\rd\x1b[31m\u202e\ud800')).toBe(
      'a "b"\\\n  c\\rd\\x1b[31m\\u{202e}\\u{d800}',
    );
  });
});
