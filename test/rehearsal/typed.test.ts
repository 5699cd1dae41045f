import { describe, expect, it } from 'vitest';
import { typed } from '../../checker/rehearsal/typed.ts';

const bytesOf = (line: string, ending: '\n' | '' = '\n'): string => {
  const said = typed(line, ending);
  return 'bytes' in said ? Buffer.from(said.bytes).toString('latin1') : said.fault;
};

describe('what is typed', () => {
  it.each([
    ['hello', 'hello\n'],
    ['', '\n'],
    ['a \\n stays as it is', 'a \\n stays as it is\n'],
    ['say "hi"', 'say "hi"\n'],
    ['"', '"\n'],
    ['"hel"', 'hel'],
    ['"lo\\n"', 'lo\n'],
    ['""', ''],
    ['"\\xc3\\xA9"', '\xc3\xa9'],
    ['"\\u{e9}"', '\xc3\xa9'],
    ['"a\\r\\n\\t\\\\ \\"b\\" é"', 'a\r\n\t\\ "b" \xc3\xa9'],
  ])('%j is sent as %j', (line, bytes) => {
    expect(bytesOf(line)).toBe(bytes);
  });

  it('keeps what is piped in without a last newline as it is', () => {
    expect(bytesOf('bye', '')).toBe('bye');
  });

  it.each(['"\\q"', '"\\x1"', '"\\"', '"\\u{110000}"'])('%s is not guessed at', line => {
    expect(bytesOf(line)).toMatch(/^\\.* stands for no byte, so nothing was sent; in quotes there are \\n/);
  });
});
