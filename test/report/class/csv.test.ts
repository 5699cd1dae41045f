import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { canvas, moodle } from '../../../checker/report/class/gradebook.ts';
import { grades } from '../../../checker/report/class/grades.ts';
import { classOf, evilClass, graded, small, streams, student } from './classes.ts';
import { hostile } from './hostile.ts';

const formats = { grades, canvas, moodle };
const golden = (name: string) => `../../golden/report/class/${name}.csv`;
const rowsOf = (text: string) => z.array(z.array(z.string())).parse(parse(text, { bom: true }));

// As spreadsheets in other countries split a file: whatever the quotes say.
const asSplitElsewhere = (text: string): string[] => text.slice(1).split(/[;,\t\r\n]/);
const begins = /^[\s"']*/;

describe('tables for spreadsheets and gradebooks', () => {
  test.each(Object.entries(formats))('%s stays as it was read', async (name, format) => {
    await expect(format(small)).toMatchFileSnapshot(golden(name));
  });

  describe.each(Object.entries(formats))('%s', (_, format) => {
    test('begins with a byte order mark, and every row has as many cells as the first', () => {
      expect(format(small).charCodeAt(0)).toBe(0xfeff);
      const rows = rowsOf(format(small));
      expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
      expect(rows.length).toBeGreaterThan(5);
    });

    test.each(hostile)('holds no formula, no command and no row more for %j', text => {
      const written = format(evilClass(text));
      const rows = rowsOf(written);
      expect(rows).toHaveLength(rowsOf(format(evilClass('x'))).length);
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      expect(written.slice(1)).not.toMatch(
        // eslint-disable-next-line no-control-regex
        /[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]/,
      );
      for (const cell of asSplitElsewhere(written))
        if (/^[=+\-@＝＋－＠]/.test(cell.replace(begins, ''))) expect(cell).toMatch(/^[\s"]*'/);
    });
  });

  test('leave an id that begins like a formula whole behind an apostrophe, and any other as it is', () => {
    const ids = rowsOf(canvas(small)).map(row => row[2]);
    expect(ids).toEqual(['SIS User ID', '', 'ana', 'ben', '0042', 'dana', "'=1+1"]);
  });

  test('count a missing work as nothing, and leave the cell of one that was not graded empty', () => {
    const rows = rowsOf(canvas(small));
    expect(rows.find(row => row[2] === 'dana')?.slice(5)).toEqual(['0', '0']);
    expect(rows.find(row => row[2] === "'=1+1")?.[6]).toBe('');
  });

  test('take no point for what was unavailable or broken', () => {
    const rows = rowsOf(moodle(small));
    // 1 of 1 that could be judged of 2; 1 of 3 of 4.
    expect(rows.find(row => row[0] === 'ben')?.slice(3)).toEqual(['2', '2']);
    expect(rows.find(row => row[0] === "'=1+1")?.slice(3)).toEqual(['1.33', '']);
  });

  test('book nothing where nothing could be judged', () => {
    const ana = student('ana', 'Ana');
    const rows = rowsOf(canvas(classOf([ana], [streams], [graded(ana, streams, 'bbbb')])));
    expect(rows.at(-1)).toEqual(['Ana', '', 'ana', 'ana', '', '']);
  });

  test('let no name pass for the row of points that Canvas looks for', () => {
    expect(rowsOf(canvas(small)).filter(([name]) => name?.includes('Points Possible'))).toHaveLength(1);
  });

  test('say in grades.csv who was judged on other points than most, and why', () => {
    const note = (id: string, lesson: string) =>
      rowsOf(grades(small))
        .find(row => row[1] === id && row[4] === lesson)
        ?.at(-1);
    expect(note('ben', '09-ipv6')).toBe(
      'judged differently from most, who have 2 points to win; speaks-ipv6 skipped: this machine has no IPv6',
    );
    expect(note('ana', '09-ipv6')).toBe('');
    expect(note('dana', '09-ipv6')).toBe('the folder 09-ipv6 is empty');
  });
});
