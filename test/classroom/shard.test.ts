import { describe, expect, it } from 'vitest';
import { partOf, shardFrom, shardOf } from '../../checker/classroom/shard.ts';
import { classOf } from './stand-in.ts';

describe('the shards of a class', () => {
  it('hold every student once, with her works and absences', () => {
    const found = classOf(60);
    const parts = [1, 2, 3, 4].map(index => partOf(found, { index, of: 4 }));
    for (const kind of ['students', 'works', 'absences'] as const) {
      const all = parts.flatMap((part): readonly object[] => part[kind]);
      expect(all).toHaveLength(found[kind].length);
      expect(new Set(all)).toEqual(new Set<object>(found[kind]));
    }
    for (const { students, works, absences } of parts) {
      expect(students.length).toBeGreaterThan(5);
      const ids = students.map(({ id }) => id);
      for (const { student } of [...works, ...absences]) expect(ids).toContain(student);
    }
  });

  it('are the same on every machine, whoever else is in the class', () => {
    expect([shardOf('ana', 20), shardOf('ana', 20), shardOf('Ана', 3), shardOf('', 1)]).toEqual([
      11, 11, 1, 1,
    ]);
  });
});

describe('which shard this is', () => {
  it.each<[string, Record<string, string>, [number, number]]>([
    ['3/20', {}, [3, 20]],
    ['auto', { CI_NODE_INDEX: '3', CI_NODE_TOTAL: '20' }, [3, 20]],
    ['auto', { CIRCLE_NODE_INDEX: '2', CIRCLE_NODE_TOTAL: '20' }, [3, 20]],
    ['auto/20', { JOB_COMPLETION_INDEX: '2' }, [3, 20]],
    ['auto', array(3, 1, 20, 20), [3, 20]],
    ['auto', array(2, 0, 19, 20), [3, 20]],
    ['auto/20', array(7, 7, 7, 1), [7, 20]],
    ['auto/20', array(7, 3, 9, 3), [7, 20]],
  ])('%s with %j', (text, environment, [index, of]) => {
    expect(shardFrom(text, environment)).toEqual({ index, of });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['3', {}, /takes I\/N, as in 3\/20/],
    ['a/b', {}, /takes I\/N/],
    ['0/20', {}, /no shard 0 of 20/],
    ['21/20', {}, /no shard 21 of 20/],
    ['auto', {}, /finds none of CI_NODE_INDEX, .*; say which shard this is/],
    ['auto', { CI_NODE_INDEX: 'x', CI_NODE_TOTAL: '2' }, /finds none of/],
    ['auto', { JOB_COMPLETION_INDEX: '2' }, /job 2, .* of how many; say that, as in --shard auto\/20/],
    ['auto', array(7, 7, 7, 1), /job 7, .* of how many/],
    ['auto', array(3, 1, 19, 10), /job 3, .* of how many/],
    ['auto/20', { CIRCLE_NODE_INDEX: '20' }, /no shard 21 of 20/],
  ])('is not to be had from %s with %j, and that is said', (text, environment, words) => {
    expect(() => shardFrom(text, environment)).toThrow(words);
  });
});

function array(id: number, min: number, max: number, count: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ID: id, MIN: min, MAX: max, COUNT: count }).map(([name, value]) => [
      `SLURM_ARRAY_TASK_${name}`,
      String(value),
    ]),
  );
}
