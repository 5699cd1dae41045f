import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClassReport, Result } from '../../class-vocabulary.ts';
import { fileNameOf } from '../../report/class/names.ts';
import { ordered } from '../assembled.ts';
import { current } from '../journal/current.ts';
import { entriesIn, openJournal, type Journal } from '../journal/journal.ts';
import type { Entry } from '../journal/line.ts';
import { writeRun } from '../journal/run.ts';
import { journalIn, printsIn } from '../out/place.ts';
import { writeReports } from '../out/reports.ts';
import { similarPairs } from '../similar/class.ts';
import type { Kept } from '../similar/kept.ts';
import type { Part } from './parts.ts';

// Joins the parts of a class in an OUT that is as if nobody had parted it: `grade --resume` goes on with it, and grades what is
// missing. `remarks` stand in its report behind those of the parts.
export async function mergeInto(
  out: string,
  parts: readonly [Part, ...Part[]],
  { remarks, root }: { readonly remarks: readonly string[]; readonly root: string },
): Promise<ClassReport> {
  const [{ run, report }] = parts;
  const { journal } = await openJournal(journalIn(out));
  try {
    for (const part of parts) {
      await copyRecords(part, journal);
      await copyFeedback(part, out);
      await copyPrints(part, out);
    }
  } finally {
    await journal.close();
  }
  const results = parts.flatMap(part => part.report.results);
  const whole = ordered({
    ...report,
    students: parts.flatMap(part => part.report.students),
    results,
    remarks: [...new Set([...parts.flatMap(part => part.report.remarks), ...remarks])],
    similar: await similarPairs(withDigest(results), { folders: [printsIn(out)], root }),
  });
  await writeReports(out, whole);
  await writeRun(journalIn(out), { ...run, shard: null });
  return whole;
}

// Those that its report is made of, in the journal's order.
async function copyRecords({ out, run, report }: Part, journal: Journal): Promise<void> {
  const works = withDigest(report.results);
  let waiting: Entry[] = [];
  for await (const result of current(entriesIn(journalIn(out)), works, run.checks)) {
    waiting.push({ checks: run.checks[result.lesson] ?? '', result });
    if (waiting.length < atOnce) continue;
    await journal.append(...waiting);
    waiting = [];
  }
  if (waiting.length > 0) await journal.append(...waiting);
}

const atOnce = 500;

async function copyFeedback({ out: from, report }: Part, out: string): Promise<void> {
  for (const { id } of report.students) {
    const folder = join('feedback', fileNameOf(id));
    if (existsSync(join(from, folder))) await cp(join(from, folder), join(out, folder), { recursive: true });
  }
}

// Lines each begin anew, so that files of them may follow one another.
async function copyPrints({ out: from }: Part, out: string): Promise<void> {
  if (!existsSync(printsIn(from))) return;
  await mkdir(printsIn(out), { recursive: true });
  for (const name of await readdir(printsIn(from)))
    await appendFile(join(printsIn(out), name), await readFile(join(printsIn(from), name)));
}

const withDigest = (results: readonly Result[]): Kept[] =>
  results.flatMap(({ student, lesson, digest }) =>
    digest === undefined ? [] : [{ student, lesson, digest }],
  );
