import { describe, expect, it } from 'vitest';
import { hintShown, hintsForgotten, nextHint } from '../../checker/progress/hints.ts';
import { answered, answersTo } from '../../checker/progress/predictions.ts';
import { lessonIn, nothingYet, Progress } from '../../checker/progress/progress.ts';
import { remembered, type Grading } from '../../checker/progress/remembered.ts';
import { firstFailed, standing } from '../../checker/progress/standing.ts';
import type { CheckReport } from '../../checker/vocabulary.ts';
import { played, reported } from './reports.ts';

const name = '04-made-up';
const mine = { programs: 'mine', checks: 'as they were' };
const day = (number: number): Date => new Date(Date.UTC(2026, 4, number));
const graded = (
  before: Progress,
  number: number,
  checks: readonly CheckReport[],
  grading: Partial<Grading> = {},
): Progress =>
  remembered(before, reported(name, ...checks), {
    content: mine,
    at: day(number),
    played: 'the whole lesson',
    ...grading,
  });
const stands = (progress: Progress, now = mine) => standing(lessonIn(progress, name), now, 'skeleton');
const ideas = (progress: Progress) => lessonIn(progress, name).misconceptions;

describe('a lesson is', () => {
  it('untouched while its programs are the skeletons, even when they have been graded', () => {
    const skeleton = { ...mine, programs: 'skeleton' };
    expect(stands(nothingYet, skeleton).state).toBe('untouched');
    const tried = graded(nothingYet, 1, [played('a', 'failed')], { content: skeleton });
    expect(stands(tried, skeleton).state).toBe('untouched');
    expect(stands(tried)).toMatchObject({ state: 'begun', edited: ['programs'] });
  });

  it('begun once something is written, with what has passed once that is graded', () => {
    expect(stands(nothingYet)).toEqual({ state: 'begun', edited: [] });
    const half = graded(nothingYet, 1, [
      played('a', 'passed'),
      played('b', 'failed'),
      played('c', 'skipped'),
    ]);
    expect(stands(half)).toEqual({
      state: 'begun',
      tally: { passed: 1, checks: 3, points: 1, outOf: 3 },
      edited: [],
    });
  });

  it('untouched where nobody knows the skeleton and nothing was graded', () => {
    expect(standing(lessonIn(nothingYet, name), mine, undefined).state).toBe('untouched');
  });

  it('solved, and for ever since the first time', () => {
    const once = graded(nothingYet, 1, [played('a', 'passed')]);
    const twice = graded(once, 3, [played('a', 'passed')]);
    expect(stands(twice)).toMatchObject({ state: 'solved', first: day(1).toISOString() });
    expect(lessonIn(twice, name).solved?.last).toBe(day(3).toISOString());
  });

  it('solved, edited since, when the programs or the checks are others than those that passed', () => {
    const solved = graded(nothingYet, 1, [played('a', 'passed')]);
    expect(stands(solved, { ...mine, programs: 'other' })).toMatchObject({
      state: 'solved, edited since',
      edited: ['programs'],
    });
    expect(stands(solved, { ...mine, checks: 'other' }).edited).toEqual(['checks']);
    const broke = graded(solved, 2, [played('a', 'failed')], { content: { ...mine, programs: 'worse' } });
    expect(stands(broke, { ...mine, programs: 'worse' })).toMatchObject({
      state: 'solved, edited since',
      tally: { passed: 0 },
    });
    expect(stands(broke).state).toBe('solved');
  });

  it('not solved by a part of it, nor judged by a checker that broke', () => {
    const part = graded(nothingYet, 1, [played('a', 'passed')], { played: 'a part of it' });
    expect(stands(part)).toEqual({ state: 'begun', edited: [] });
    const broken = graded(nothingYet, 1, [played('a', 'passed'), played('b', 'broken')]);
    expect(stands(broken)).toEqual({ state: 'begun', edited: [] });
    const solved = graded(nothingYet, 1, [played('a', 'passed')]);
    expect(stands(graded(solved, 2, [played('a', 'broken')])).state).toBe('solved');
  });

  it('helped with at the first check that failed, as long as the verdict is on these very files', () => {
    const checks = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    const known = (progress: Progress, now = mine) => firstFailed(lessonIn(progress, name), now, checks);
    const half = graded(nothingYet, 1, [played('a', 'passed'), played('b', 'failed'), played('c', 'failed')]);
    expect(known(half)).toEqual({ id: 'b' });
    expect(known(half, { ...mine, programs: 'other' })).toBe('not known');
    expect(known(nothingYet)).toBe('not known');
    expect(known(graded(nothingYet, 1, [played('a', 'passed')]))).toBe('none');
  });
});

describe('a misconception', () => {
  it('is met where a failed check names it, and overcome once every check that named it passes', () => {
    const met = graded(nothingYet, 1, [
      played('a', 'failed', 'chunk-is-message'),
      played('b', 'failed', 'chunk-is-message'),
    ]);
    expect(ideas(met)).toEqual({
      'chunk-is-message': {
        sentence: 'You believe in chunk-is-message.',
        met: day(1).toISOString(),
        open: ['a', 'b'],
      },
    });
    const half = graded(met, 2, [played('a', 'passed'), played('b', 'failed')]);
    expect(ideas(half)['chunk-is-message']).toMatchObject({ open: ['b'] });
    const whole = graded(half, 3, [played('a', 'passed'), played('b', 'passed')]);
    expect(ideas(whole)['chunk-is-message']).toEqual({
      sentence: 'You believe in chunk-is-message.',
      met: day(1).toISOString(),
      open: [],
      overcome: day(3).toISOString(),
    });
  });

  it('is open again when it comes back', () => {
    const overcome = graded(graded(nothingYet, 1, [played('a', 'failed', 'x')]), 2, [played('a', 'passed')]);
    expect(ideas(graded(overcome, 3, [played('a', 'failed', 'x')])).x).toEqual({
      sentence: 'You believe in x.',
      met: day(1).toISOString(),
      open: ['a'],
    });
  });

  it('is neither overcome by a check that was skipped nor forgotten by one that was not played', () => {
    const met = graded(nothingYet, 1, [played('a', 'failed', 'x')]);
    expect(ideas(graded(met, 2, [played('a', 'skipped')]))).toEqual(ideas(met));
    expect(ideas(graded(met, 2, [played('b', 'passed')], { played: 'a part of it' }))).toEqual(ideas(met));
  });

  it('is met and overcome by a part of a lesson too', () => {
    const met = graded(nothingYet, 1, [played('a', 'failed', 'x')], { played: 'a part of it' });
    const over = graded(met, 2, [played('a', 'passed')], { played: 'a part of it' });
    expect([ideas(met).x?.open, ideas(over).x?.open]).toEqual([['a'], []]);
  });
});

describe('a hint', () => {
  it('is one stage more each time, up to the last', () => {
    let progress = nothingYet;
    const stages = [1, 2, 3, 4].map(() => {
      const stage = nextHint(progress, name, 'a', 3);
      progress = hintShown(progress, name, 'a', stage);
      return stage;
    });
    expect(stages).toEqual([1, 2, 3, 3]);
    expect(nextHint(progress, name, 'b', 3)).toBe(1);
  });

  it('that is looked at again takes nothing back; a lesson begun again has nudges again', () => {
    const seen = hintShown(hintShown(nothingYet, name, 'a', 2), name, 'a', 1);
    expect(nextHint(seen, name, 'a', 3)).toBe(3);
    expect(nextHint(hintsForgotten(seen, name), name, 'a', 3)).toBe(1);
  });
});

describe('a prediction', () => {
  const answer = { id: 'reads', question: 'How many?', predicted: '3', observed: '1' };

  it('is remembered with what was observed, the latest answer only', () => {
    const progress = answered(answered(nothingYet, name, [answer]), name, [{ ...answer, predicted: '2' }]);
    expect(answersTo(progress, name, [answer])).toEqual([{ ...answer, predicted: '2' }]);
  });

  it('of a question that has been put otherwise since, or is gone, counts no more', () => {
    const progress = answered(nothingYet, name, [answer]);
    expect(answersTo(progress, name, [{ id: 'reads', question: 'How many now?' }])).toEqual([]);
    expect(answersTo(progress, name, [])).toEqual([]);
  });
});

it('whatever is remembered is of the schema', () => {
  const all = answered(
    hintShown(graded(nothingYet, 1, [played('a', 'failed', 'x')]), name, 'a', 1),
    name,
    [],
  );
  expect(Progress.parse(JSON.parse(JSON.stringify(all)))).toEqual(all);
});
