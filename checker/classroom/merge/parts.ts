import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { ClassReport } from '../../class-vocabulary.ts';
import { UsageFault } from '../../usage.ts';
import { readRun, type Run, type Shard } from '../journal/run.ts';
import { journalIn } from '../out/place.ts';
import { reportFile } from '../out/reports.ts';
import { shardOf } from '../shard.ts';

// What one shard of a class left in its OUT.
export interface Part {
  readonly out: string;
  readonly run: Run;
  readonly shard: Shard;
  readonly report: ClassReport;
}

// The parts of one class in the order of their shards, at least one, and the numbers of those that are not there. Throws
// UsageFault where they overlap, contradict each other, or are none.
export function partsIn(outs: readonly string[]): {
  readonly parts: readonly [Part, ...Part[]];
  readonly missing: readonly number[];
} {
  const [first, ...others] = outs.map(partIn).sort((one, other) => one.shard.index - other.shard.index);
  if (!first) throw new UsageFault('merge takes the OUT folders of shards; none was named.');
  const parts: [Part, ...Part[]] = [first, ...others];
  requireApart(parts);
  for (const other of others) requireAlike(first, other);
  for (const part of parts) requireOwnStudents(part);
  const there = new Set(parts.map(({ shard }) => shard.index));
  const all = Array.from({ length: first.shard.of }, (_, at) => at + 1);
  return { parts, missing: all.filter(index => !there.has(index)) };
}

function partIn(out: string): Part {
  const run = readRun(journalIn(out));
  if (!run)
    throw new UsageFault(`${out} holds no grading; merge takes folders that \`grade --shard\` has written.`);
  const { shard } = run;
  if (!shard)
    throw new UsageFault(`${out} holds a whole class, not a shard of one; there is nothing to merge.`);
  const file = reportFile(out);
  if (!existsSync(file))
    throw new UsageFault(`${out} is not finished; \`grade\` goes on with it where it has --resume.`);
  return { out, run, shard, report: ClassReport.parse(JSON.parse(readFileSync(file, 'utf8'))) };
}

function requireApart(parts: readonly Part[]): void {
  for (const [at, { out, shard }] of parts.entries()) {
    const before = parts[at - 1];
    if (before?.shard.index === shard.index)
      throw new UsageFault(`${before.out} and ${out} are both shard ${shard.index}; name one of them.`);
  }
}

// What has to be the same, so that their results may stand beside each other.
const terms: readonly { readonly what: string; readonly of: (part: Part) => unknown }[] = [
  { what: 'the number of shards', of: ({ shard }) => shard.of },
  { what: '--seed', of: ({ run }) => run.seed },
  { what: '--run', of: ({ run }) => run.commands },
  { what: '--port', of: ({ run }) => run.port },
  { what: '--sandbox', of: ({ run }) => run.sandbox },
  { what: '--lessons', of: ({ report }) => report.lessons.map(({ lesson }) => lesson) },
  { what: 'the checks, or the checker', of: ({ run, report }) => [run.checks, report.lessons] },
];

function requireAlike(one: Part, other: Part): void {
  const found = terms.find(({ of }) => !isDeepStrictEqual(of(one), of(other)));
  if (found)
    throw new UsageFault(
      `${one.out} and ${other.out} contradict each other in ${found.what}: they are not of one grading. Grade one of them anew.`,
    );
}

function requireOwnStudents({ out, shard, report }: Part): void {
  const stranger = report.students.find(({ id }) => shardOf(id, shard.of) !== shard.index);
  if (stranger)
    throw new UsageFault(
      `${out} is shard ${shard.index} of ${shard.of}, and holds a student of shard ${shardOf(stranger.id, shard.of)}; grade it anew.`,
    );
}
