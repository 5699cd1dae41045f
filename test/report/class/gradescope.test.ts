import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { gradescope } from '../../../checker/report/class/gradescope.ts';
import { evilClass, small } from './classes.ts';
import { hostile } from './hostile.ts';

// As Gradescope's autograder specification has it.
const Visibility = z.enum(['hidden', 'after_due_date', 'after_published', 'visible']);
const Format = z.enum(['text', 'html', 'simple_format', 'md', 'ansi']);
const Results = z.strictObject({
  score: z.number().nonnegative().optional(),
  execution_time: z.number().int().nonnegative(),
  output: z.string(),
  output_format: Format,
  visibility: Visibility,
  stdout_visibility: Visibility,
  tests: z.array(
    z.strictObject({
      number: z.string(),
      name: z.string(),
      name_format: Format,
      score: z.number().nonnegative().optional(),
      max_score: z.number().nonnegative().optional(),
      status: z.enum(['passed', 'failed']).optional(),
      output: z.string(),
      output_format: Format,
      visibility: Visibility,
    }),
  ),
});
const resultsOf = (id: string, report = small) => {
  const student = report.students.find(one => one.id === id);
  if (!student) throw new Error(`there is no student ${id}`);
  return Results.parse(JSON.parse(gradescope(report)(student)));
};

describe('results.json for Gradescope', () => {
  test.each(['ana', 'ben', 'dana', '=1+1'])('of %s stays as it was read', async id => {
    const file = `../../golden/report/class/gradescope-${id.replaceAll(/\W/g, '')}.json`;
    await expect(JSON.stringify(resultsOf(id), null, 2)).toMatchFileSnapshot(file);
  });

  test('scores the share of what could be judged, as the gradebooks do', () => {
    expect(resultsOf('ana').score).toBe(6);
    expect(resultsOf('ben').score).toBe(4);
    expect(resultsOf('dana').score).toBe(0);
  });

  test('gives no points to win for what was unavailable or broken, and no status', () => {
    const test = resultsOf('ben').tests.find(({ name }) => name === '09 speaks-ipv6');
    expect(test).not.toHaveProperty('max_score');
    expect(test).not.toHaveProperty('status');
  });

  test('has no score where nothing could be graded', () => {
    const results = small.results.map(result =>
      result.student === '=1+1' ? { ...result, state: 'not graded' as const, checks: [] } : result,
    );
    const found = resultsOf('=1+1', { ...small, results });
    expect(found).not.toHaveProperty('score');
    expect(found.tests).toEqual([]);
    expect(found.output).toContain('could not be graded');
  });

  test.each(hostile)('lets nothing be more than text for %j', text => {
    const found = resultsOf(text, evilClass(text));
    expect(found.tests).toHaveLength(4);
    // eslint-disable-next-line no-control-regex
    expect(JSON.stringify(found)).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202e]|\\u001b/);
  });
});
