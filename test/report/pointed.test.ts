import { describe, expect, it } from 'vitest';
import { pointed } from '../../checker/report/pointed.ts';

const message = 'ReferenceError: sokcet is not defined';

describe('a line of code with a caret below it', () => {
  it('stands as it is where there is room', () => {
    const rows = ['server.ts:3', '  sokcet.write(line);', '  ^', message];
    expect(pointed(rows, 40)).toEqual(rows);
  });

  it('is cut behind the caret where it is too long', () => {
    expect(pointed(['  sokcet.write(one, two, three, four);', '  ^'], 20)).toEqual([
      '  sokcet.write(one,…',
      '  ^',
    ]);
  });

  it('or before it, or on both sides, and the caret still points to its column', () => {
    const row = '    for (const line of lines) sokcet.write(`${stamped(line)}`);';
    const [cut = '', caret = ''] = pointed([row, `${' '.repeat(30)}^`], 24);
    expect(cut).toBe('… of lines) sokcet.writ…');
    expect(cut[caret.indexOf('^')]).toBe('s');
    expect(pointed([row, `${' '.repeat(row.length - 1)}^`], 24)).toEqual([
      `…${row.slice(-23)}`,
      `${' '.repeat(23)}^`,
    ]);
  });

  it('and a message goes on in the next row', () => {
    expect(pointed([message], 20).join('')).toBe(message);
  });
});
