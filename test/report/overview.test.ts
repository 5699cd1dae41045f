import { describe, expect, it } from 'vitest';
import stringWidth from 'fast-string-width';
import { stripVTControlCharacters } from 'node:util';
import { overview } from '../../checker/report/overview.ts';
import type { Overview, OverviewLesson } from '../../checker/vocabulary.ts';

const lesson = (number: string, title: string, more: Partial<OverviewLesson>): OverviewLesson => ({
  lesson: `${number}-made-up`,
  number,
  title,
  part: Number(number) > 10 ? 'Part II: Streams done right' : 'Part I: First sockets',
  programs: ['server.ts'],
  state: 'untouched',
  graded: false,
  passed: 0,
  checks: 9,
  points: 0,
  outOf: 12,
  solvedAt: null,
  edited: [],
  ...more,
});

const solved = { graded: true, passed: 9, points: 12, solvedAt: '2026-05-01T10:00:00.000Z' };

const all: Overview = {
  schema: 'wirebook/list@1',
  lessons: [
    lesson('01', 'Read to the end', { state: 'solved', ...solved }),
    lesson('02', 'Two kinds of socket', { state: 'solved, edited since', ...solved, edited: ['programs'] }),
    lesson('03', 'Request, reply, close', { state: 'solved, edited since', ...solved, edited: ['checks'] }),
    lesson('04', 'A stream is not a message', { state: 'begun', graded: true, passed: 8, points: 11 }),
    lesson('05', 'Names, addresses and the order in which to try them', { state: 'begun' }),
    lesson('06', 'One point', { state: 'begun', graded: true, passed: 1, checks: 40, points: 1, outOf: 1 }),
    lesson('11', 'Length before payload', {}),
  ],
  misconceptions: [
    {
      misconception: 'chunk-is-message',
      sentence: 'You treated one read as one message; TCP keeps order, not boundaries.',
      open: ['04'],
      overcome: ['01'],
    },
    {
      misconception: 'ignores-eof',
      sentence: 'You never noticed the end of the stream.',
      open: [],
      overcome: ['01', '03'],
    },
  ],
};

describe('the list of lessons', () => {
  it.each([60, 80, 120])('at %i columns', async columns => {
    const text = overview(all, { columns });
    await expect(text).toMatchFileSnapshot(`../golden/overview/columns-${columns}.txt`);
    for (const row of text.split('\n')) expect(stringWidth(row)).toBeLessThanOrEqual(columns);
  });

  it('in colour is the same text', async () => {
    const text = overview(all, { columns: 80, colour: true });
    expect(stripVTControlCharacters(text)).toBe(overview(all, { columns: 80 }));
    await expect(text).toMatchFileSnapshot('../golden/overview/colour.txt');
  });

  it('of one lesson has no sum below it, and of no ideas none', () => {
    const [first] = all.lessons;
    expect(overview({ ...all, lessons: first ? [first] : [], misconceptions: [] }, {}))
      .toMatchInlineSnapshot(`
        "Part I: First sockets                                              1 of 1 solved
          ✓ 01  Read to the end             ██████████  solved           12 of 12 points
        "
      `);
  });

  it('shows a title from elsewhere as data', () => {
    const hostile = { ...all, lessons: [lesson('01', '\u001b[2Jowned\u202e', {})] };
    for (const driven of ['\u001b', '\u202e']) expect(overview(hostile, {})).not.toContain(driven);
  });
});
