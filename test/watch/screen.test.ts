import { describe, expect, it } from 'vitest';
import type { Model } from '../../checker/watch/model.ts';
import { screen } from '../../checker/watch/screen.ts';
import { broken, failed, first, passed, report, skipped } from '../report/reports.ts';

const failing: Model = {
  number: '04',
  title: 'A stream is not a message',
  learnt: ['TCP keeps order, not boundaries.', 'Every connection has its own buffer.'],
  following: '05 Datagrams carry addresses',
  state: 'graded',
  before: 1,
  view: { shows: 'verdict' },
  report: report(
    first,
    passed('answers-at-once', 'A line is answered when its newline has come.'),
    failed('too early'),
    skipped('keeps-characters-whole', 'needs joins-a-split-line', 'need-failed'),
    { ...passed('sends-a-line', 'What is typed is sent as a line, with its newline.'), program: 'client' },
  ),
};
const green: Model = { ...failing, report: report(first, passed('answers-at-once', 'At once.')), before: 2 };

const drawn = (model: Model, columns: number, rows?: number): string =>
  `${screen(model, { columns, colour: false, ...(rows !== undefined && { rows }) }).join('\n')}\n`;
const golden = (name: string): string => `../golden/watch/${name}.txt`;

describe('the screen of watch mode', () => {
  it.each([60, 80, 120])('shows the first failure in full at %i columns', async columns => {
    await expect(drawn(failing, columns, 40)).toMatchFileSnapshot(golden(`failing-${columns}`));
  });

  it.each([60, 80, 120])('says what was learnt when all is green, at %i columns', async columns => {
    await expect(drawn(green, columns, 40)).toMatchFileSnapshot(golden(`green-${columns}`));
  });

  it('keeps the idea and the next step where there is little room', async () => {
    const low = drawn(failing, 80, 16);
    expect(low.split('\n').length - 1).toBeLessThanOrEqual(16);
    await expect(low).toMatchFileSnapshot(golden('failing-low'));
  });

  it.each<[string, Partial<Model>]>([
    ['broken', { fault: 'lessons/04-tcp-uppercase/checks.ts: nothing is expected' }],
    ['keys', { view: { shows: 'keys' } }],
    ['failures', { view: { shows: 'failures' } }],
    ['transcript', { view: { shows: 'transcript' } }],
    ['checker-broken', { report: report(first, broken('serves-both', 'it was too busy')) }],
  ])('draws %s', async (name, change) => {
    await expect(drawn({ ...failing, ...change }, 80)).toMatchFileSnapshot(golden(name));
  });

  it('says that it grades before there is any verdict', async () => {
    const { number, title, learnt, view } = failing;
    const model: Model = { number, title, learnt, view, state: 'grading' };
    await expect(drawn(model, 80)).toMatchFileSnapshot(golden('first-grading'));
  });

  it('goes on showing the last verdict while the next is being made', () => {
    expect(drawn({ ...failing, state: 'grading' }, 80)).toContain('grading …  3 of 5 checks (+2)');
  });

  it('says how many checks were lost', () => {
    expect(drawn({ ...failing, before: 5 }, 80)).toContain('3 of 5 checks (−2)');
  });

  it('keeps a key and its word on one row', () => {
    const footer = drawn(failing, 60).trimEnd().split('\n\n').at(-1);
    expect(footer).not.toMatch(/ [a-z?]$/m);
  });
});
