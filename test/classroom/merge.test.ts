import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run } from '../../checker/classroom/journal/run.ts';
import { mergeInto } from '../../checker/classroom/merge/merged.ts';
import { partsIn } from '../../checker/classroom/merge/parts.ts';
import { partOf, shardOf } from '../../checker/classroom/shard.ts';
import type { Intake } from '../../checker/classroom/work.ts';
import { folderWith, root } from '../support/stagehand.ts';
import { graded, untimed } from './audience.ts';
import { classOf, run } from './stand-in.ts';
import { workOf } from './works.ts';

// Two of them, who fall into two shards, have handed in the same.
const copied = readFileSync(join(root, 'test/fixtures/similar/index-of.ts'), 'utf8');
const copyists = ['student-003', 'student-004'];
const all = classOf(60);
const found: Intake = {
  ...all,
  works: all.works.map(work =>
    copyists.includes(work.student) && work.lesson === '01-one'
      ? workOf(work.student, work.lesson, { 'server.ts': copied })
      : work,
  ),
};
const of = 4;
const nothingMore = { root, remarks: [] };

async function shardIn(out: string, index: number, terms: Partial<Run> = {}): Promise<string> {
  const shard = terms.shard ?? { index, of };
  await graded(out, partOf(found, { index, of }), { terms: { ...run, ...terms, shard } });
  return out;
}

const files = (out: string): string[] =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(out.length + 1))
    .sort();

describe('the shards of a class', () => {
  let outs: string[] = [];
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wirebook-test-'));
    outs = await Promise.all([3, 1, 4, 2].map(index => shardIn(join(folder, String(index)), index)));
  });
  afterAll(() => rmSync(join(outs[0] ?? '', '..'), { recursive: true, force: true }));

  it('merged are the class graded whole, file by file, but for how long it took', async () => {
    const [whole, merged] = [folderWith({}), folderWith({})];
    const { report } = await graded(whole, found);
    const { parts, missing } = partsIn(outs);
    expect(missing).toEqual([]);
    expect(untimed(await mergeInto(merged, parts, nothingMore))).toEqual(untimed(report));
    expect(files(merged)).toEqual(files(whole));
    const text = (out: string, file: string): string =>
      readFileSync(join(out, file), 'utf8').replace(/"durationMs":\s*[\d.e-]+|time="[\d.]+"/g, '');
    // Lines come in the order of grading, behind their checksums.
    const lines = (out: string, file: string): string[] =>
      text(out, file)
        .split('\n')
        .map(line => line.replace(/^[0-9a-f]{16} /, ''))
        .sort();
    for (const file of files(whole)) expect([file, lines(merged, file)]).toEqual([file, lines(whole, file)]);
    expect(new Set(copyists.map(id => shardOf(id, of))).size).toBe(2);
    expect(report.similar).toMatchObject([{ one: 'student-003', other: 'student-004', similarity: 1 }]);
  });

  it('merged are gone on with, and nothing is graded again', async () => {
    const merged = folderWith({});
    const report = await mergeInto(merged, partsIn(outs).parts, nothingMore);
    const { report: again, grader } = await graded(merged, found);
    expect(grader.asked).toEqual([]);
    expect(again).toEqual(report);
  });

  it('that are missing are named, and going on with the rest grades just theirs', async () => {
    const merged = folderWith({});
    const { parts, missing } = partsIn(outs.slice(0, 3));
    expect(missing).toEqual([2]);
    const report = await mergeInto(merged, parts, {
      root,
      remarks: ['Shard 2 of 4 is missing.'],
    });
    expect(report.remarks).toEqual([...found.remarks, 'Shard 2 of 4 is missing.']);
    const { grader } = await graded(merged, found);
    expect(grader.asked.map(({ work }) => work)).toEqual(partOf(found, { index: 2, of }).works);
  });

  it('are left as they are, a torn journal included', async () => {
    const torn = await shardIn(folderWith({}), 1);
    const file = join(torn, 'journal/results.jsonl');
    writeFileSync(file, `${readFileSync(file, 'utf8')}0123 {`);
    const before = readFileSync(file, 'utf8');
    await mergeInto(folderWith({}), partsIn([torn]).parts, nothingMore);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it.each<[string, RegExp, () => Promise<string>]>([
    ['one twice', /are both shard 1; name one of them/, () => shardIn(folderWith({}), 1)],
    ['another seed', /contradict each other in --seed/, () => shardIn(folderWith({}), 1, { seed: 8 })],
    [
      'another number of shards',
      /contradict each other in the number of shards/,
      () => shardIn(folderWith({}), 1, { shard: { index: 1, of: 5 } }),
    ],
    [
      'other checks',
      /contradict each other in the checks, or the checker/,
      () => shardIn(folderWith({}), 1, { checks: { ...run.checks, '01-one': 'others' } }),
    ],
    [
      'students of another shard',
      /is shard 1 of 4, and holds a student of shard [234]/,
      async () => {
        const out = folderWith({});
        await graded(out, found, { terms: { ...run, shard: { index: 1, of } } });
        return out;
      },
    ],
    [
      'a whole class',
      /holds a whole class, not a shard of one/,
      async () => {
        const out = folderWith({});
        await graded(out, found);
        return out;
      },
    ],
    ['nothing', /holds no grading/, () => Promise.resolve(folderWith({}))],
    [
      'one that is not finished',
      /is not finished; `grade` goes on with it where it has --resume/,
      async () => {
        const out = await shardIn(folderWith({}), 1);
        rmSync(join(out, 'report.json'));
        return out;
      },
    ],
  ])('with %s among them are refused, and it is said why', async (what, words, odd) => {
    const others = what === 'one twice' ? outs : outs.filter(out => !out.endsWith('/1'));
    const all = [...others, await odd()];
    expect(() => partsIn(all)).toThrow(words);
  });
});
