import { describe, expect, it } from 'vitest';
import { wanted } from '../../checker/classroom/wanted.ts';
import { UsageFault } from '../../checker/usage.ts';

const lessons = ['01-a', '02-b', '04-tcp-uppercase', '05-e', '07-g'].map(name => ({
  name,
  number: name.slice(0, 2),
  path: name,
}));
const numbers = (asked?: string): string =>
  wanted(asked, lessons)
    .map(({ number }) => number)
    .join(' ');

describe('--lessons', () => {
  it.each([
    [undefined, '01 02 04 05 07'],
    ['04', '04'],
    ['4', '04'],
    ['04-tcp-uppercase', '04'],
    ['01-05,07', '01 02 04 05 07'],
    ['7, 1 - 2', '01 02 07'],
    ['04,04,01-04', '01 02 04'],
  ])('%s asks for %s', (asked, expected) => expect(numbers(asked)).toBe(expected));

  it.each([
    ['03', '--lessons asks for "03", and there is no such lesson; there are 01, 02, 04, 05, 07.'],
    ['01-99', '--lessons asks for "99", and there is no such lesson; there are 01, 02, 04, 05, 07.'],
    ['05-01', '--lessons "05-01" runs backwards; write 01-05.'],
    [
      '01,',
      '--lessons takes numbers, names and ranges with commas between, as in 01-05,07; one of them is empty.',
    ],
    ['four', '--lessons asks for "four", and there is no such lesson; there are 01, 02, 04, 05, 07.'],
    ['\x1b[2J', '--lessons asks for "\\x1b[2J", and there is no such lesson; there are 01, 02, 04, 05, 07.'],
  ])('%j is answered with one clear line', (asked, line) => {
    expect(() => numbers(asked)).toThrow(UsageFault);
    expect(() => numbers(asked)).toThrow(line);
  });
});
