import { describe, expect, it } from 'vitest';
import type { ClassReport, Result } from '../../checker/class-vocabulary.ts';
import { closing } from '../../checker/report/class/closing.ts';
import { duration, progressLine, progressWords } from '../../checker/report/class/progress.ts';

const lesson = {
  lesson: '04-tcp-uppercase',
  number: '04',
  title: 'A stream is not a message',
  outOf: 2,
  checks: ['a', 'b'].map(id => ({ id, claim: `It does ${id}.`, program: 'server', points: 1 })),
};
const passed = (student: string): Result => ({
  student,
  lesson: lesson.lesson,
  state: 'graded',
  outcome: 'passed',
  points: 2,
  outOf: 2,
  diagnosis: null,
  checks: ['a', 'b'].map(id => ({ id, outcome: 'passed', points: 1, outOf: 1 })),
  durationMs: 0,
});
const diagnosis = {
  misconception: 'chunk-is-message',
  sentence: 'You treated one read as one message; TCP keeps order, not boundaries.',
  check: 'a',
  readOn: 'lessons/04-tcp-uppercase/README.md#a-stream-has-no-seams',
};
const failed = (student: string): Result => ({
  ...passed(student),
  outcome: 'failed',
  points: 0,
  diagnosis,
  checks: [],
});
const spoilt = (student: string, because: string): Result => ({
  ...passed(student),
  ...{ state: 'not graded', outcome: undefined, because, points: 0, outOf: 0, checks: [] },
});
const missing = (student: string): Result => ({ ...spoilt(student, 'nothing'), state: 'missing' });
const broken = (student: string): Result => ({
  ...passed(student),
  outOf: 1,
  points: 1,
  checks: [
    { id: 'a', outcome: 'passed', points: 1, outOf: 1 },
    { id: 'b', outcome: 'broken', points: 0, outOf: 0, because: 'the machine gave it no time' },
  ],
});

const classOf = (...results: readonly Result[]): ClassReport => ({
  schema: 'wirebook/class@1',
  seed: 7,
  lessons: [lesson],
  students: results.map(({ student }) => ({ id: student, name: student, folder: student })),
  results: [...results],
  remarks: [],
  similar: [],
});

describe('what is said once a class is graded', () => {
  it('is how many, which ideas most are missing, what could not be graded, and where to look', () => {
    const report = classOf(
      passed('ana'),
      failed('ben'),
      failed('eve'),
      missing('ida'),
      spoilt('uma', 'the sandbox failed'),
      broken('zoe'),
    );
    expect(closing(report, 'out', {})).toBe(`
4 works graded (2 passed whole), 1 missing, 1 not graded.

Ideas most often missing:
  2 students: You treated one read as one message; TCP keeps order, not
    boundaries. (04)

1 work was judged on other points than most; the pages say which, and why.

Could not be graded, which is no zero; --resume tries these again:
  uma 04: the sandbox failed
  zoe 04: b: the machine gave it no time

Reports: out/index.html
         beside it feedback/, grades.csv, gradebook.csv, summary.md, junit.xml
`);
  });

  it('is short where all is well', () => {
    expect(closing(classOf(passed('ana')), 'out', {}).split('\n').length).toBeLessThan(7);
  });

  it('names the first twenty of many that could not be graded, and how many more', () => {
    const names = Array.from({ length: 25 }, (_, at) => `s${at}`);
    const text = closing(classOf(...names.map(name => spoilt(name, 'no room'))), 'out', {});
    expect(text.match(/: no room/g)).toHaveLength(20);
    expect(text).toContain('and 5 more');
  });

  it('cannot drive the terminal', () => {
    const text = closing(classOf(spoilt('\u001b[2Jana\r\n', '\u001b]0;x\u0007')), 'out', {});
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

describe('how far a grading has come', () => {
  const progress = { works: 900, done: 140, kept: 20, elapsedMs: 8 * 60_000, running: ['ana 04', 'ben 05'] };

  it('is the share, the rate, the time that remains and what is being graded', () => {
    expect(progressLine(progress, 80)).toBe('140 of 900 done · 15 a minute · 51 min left · ana 04, ben 05');
    expect(progressWords(progress)).toBe('140 of 900 done, 15 a minute, 51 min left');
  });

  it('promises nothing before the first is done, or when all are', () => {
    expect(progressWords({ ...progress, done: 20 })).toBe('20 of 900 done');
    expect(progressWords({ ...progress, done: 900 })).toBe('900 of 900 done');
  });

  it('stays on one line, whatever students are called', () => {
    const names = ['\u001b[2J\nana 04', `${'山'.repeat(40)} 05`];
    const line = progressLine({ ...progress, running: names }, 70);
    expect(line).toBe('140 of 900 done · 15 a minute · 51 min left · \\x1b[2J ana 04, 山山山…');
  });

  it.each([
    [10, '1 s'],
    [89_000, '89 s'],
    [90_000, '2 min'],
    [89 * 60_000, '89 min'],
    [200 * 60_000, '3 h 20 min'],
  ])('%d ms are %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });
});
