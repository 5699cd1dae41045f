import { describe, expect, it } from 'vitest';
import { fitsLine, judgeAll, judgeNext } from '../../checker/grading/judging.ts';
import { anyLine, bytes, letters, line, prefixed, text, type Run } from '../../checker/lesson/index.ts';

const run: Run = {
  near: () => ({ host: '127.0.0.1', port: 5000 }),
  far: () => ({ host: '::1', port: 6000 }),
  random: (_, size) => new Uint8Array(size),
  matched: () => '',
  hasMatched: () => false,
  gotIn: () => 0,
  folder: () => '',
  printed: () => '',
  service: () => 0,
};
const sent = (text: string): Uint8Array => new TextEncoder().encode(text);
const next = (what: Parameters<typeof judgeNext>[0], came: string, ended: 'ended' | 'open' = 'open') =>
  judgeNext(what, run, sent(came), ended === 'ended');

describe('what comes next in a stream', () => {
  it.each([
    ['all of it', 'HELLO\n', 'HELLO\n', { is: 'matched', count: 6 }],
    ['and more', 'HELLO\n', 'HELLO\nrest', { is: 'matched', count: 6 }],
    ['a part', 'HELLO\n', 'HEL', { is: 'need more' }],
    ['another byte', 'HELLO\n', 'HELP!', { is: 'differs', at: 3 }],
    ['\\r\\n for \\n', 'A\nB\n', 'A\r\nB\r\n', { is: 'matched', count: 6 }],
    ['a \\r whose \\n is on its way', 'A\n', 'A\r', { is: 'need more' }],
    ['\\n for \\r\\n', 'A\r\nB', 'A\nB', { is: 'matched', count: 3 }],
    ['a \\r that ends no line', 'A\n', 'A\rB', { is: 'differs', at: 1 }],
  ])('%s', (_, expected, came, verdict) => {
    expect(next(expected, came)).toEqual(verdict);
  });

  it('in bytes a newline is a byte like any other', () => {
    expect(next(bytes(65, 10), 'A\r\n')).toEqual({ is: 'differs', at: 1 });
  });

  it('in a payload too, and text around it is text', () => {
    expect(next(text`[${letters('x', 2)}]\n`, '[aa]\r\n')).toEqual({ is: 'matched', count: 6 });
  });

  it('an endpoint is printed as HOST:PORT, an IPv6 host in brackets', () => {
    const ends = { label: 'an end', since: 'the start', in: (all: Run) => all.far('ana') } as const;
    expect(next(text`${ends}`, '[::1]:6000')).toEqual({ is: 'matched', count: 10 });
  });

  it('a pattern is held against one line, never against a growing buffer', () => {
    expect(next(/^HEL/, 'HEL')).toEqual({ is: 'need more' });
    expect(next(/^HEL/, 'HELLO\nrest')).toEqual({ is: 'matched', count: 6, value: 'HELLO' });
    expect(next(/^HEL/, 'HELLO', 'ended')).toEqual({ is: 'matched', count: 5, value: 'HELLO' });
    expect(next(/^HEL/, 'NO\n')).toMatchObject({ is: 'differs' });
  });

  it('a judge says what it should have been', () => {
    const short = line('a short line', found => found.length < 3 || 'at most two letters');
    expect(next(short, 'long\n')).toEqual({ is: 'differs', words: 'at most two letters' });
    expect(next(anyLine, 'x\r\n')).toEqual({ is: 'matched', count: 3, value: 'x' });
  });
});

describe('everything up to the end', () => {
  it('more than was expected differs where it begins', () => {
    expect(judgeAll('bye', run, sent('bye!'), false)).toEqual({ is: 'differs', at: 3 });
  });

  it('a pattern waits for the end and forgives the last newline', () => {
    expect(judgeAll(/^bye$/, run, sent('bye'), false)).toEqual({ is: 'need more' });
    expect(judgeAll(/^bye$/, run, sent('bye\r\n'), true)).toMatchObject({ is: 'matched', count: 5 });
    expect(judgeAll(/^bye$/, run, sent('bye\n\n'), true)).toMatchObject({ is: 'differs' });
  });
});

describe('a printed line', () => {
  it('is the text, whole', () => {
    expect(fitsLine('peer left', run, 'peer left')).toBe(true);
    expect(fitsLine('peer left', run, 'the peer left')).toBe(false);
  });

  it('has the lesson’s prefix, or any where the prefix is not asked for', () => {
    expect(fitsLine(prefixed('Server: ', 'hi'), run, 'Server: hi')).toBe(true);
    expect(fitsLine(prefixed('Server: ', 'hi'), run, 'hi')).toBe(false);
    expect(fitsLine(prefixed(/.*/, 'hi'), run, 'reply = hi')).toBe(true);
    expect(fitsLine(prefixed(/.*/, 'hi'), run, 'hi there')).toBe(false);
  });
});
