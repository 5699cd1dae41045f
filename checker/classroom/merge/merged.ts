import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClassReport } from '../../class-vocabulary.ts';
import { fileNameOf } from '../../report/class/names.ts';
import { ordered } from '../assembled.ts';
import { current } from '../journal/current.ts';
import { entriesIn, openJournal, type Journal } from '../journal/journal.ts';
import type { Entry } from '../journal/line.ts';
import { writeRun } from '../journal/run.ts';
import { journalIn } from '../out/place.ts';
import { writeReports } from '../out/reports.ts';
import type { Part } from './parts.ts';

// Joins the parts of a class in an OUT that is as if nobody had parted it: `grade --resume` goes on with it, and grades what is
// missing. `remarks` stand in its report behind those of the parts.
export async function mergeInto(
  out: string,
  parts: readonly [Part, ...Part[]],
  remarks: readonly string[],
): Promise<ClassReport> {
  const [{ run, report }] = parts;
  const { journal } = await openJournal(journalIn(out));
  try {
    for (const part of parts) {
      await copyRecords(part, journal);
      await copyFeedback(part, out);
    }
  } finally {
    await journal.close();
  }
  const whole = ordered({
    ...report,
    students: parts.flatMap(part => part.report.students),
    results: parts.flatMap(part => part.report.results),
    remarks: [...new Set([...parts.flatMap(part => part.report.remarks), ...remarks])],
    similar: parts.flatMap(part => part.report.similar),
  });
  await writeReports(out, whole);
  await writeRun(journalIn(out), { ...run, shard: null });
  return whole;
}

// Those that its report is made of, in the journal's order.
async function copyRecords({ out, run, report }: Part, journal: Journal): Promise<void> {
  const works = report.results.flatMap(({ student, lesson, digest }) =>
    digest === undefined ? [] : [{ student, lesson, digest }],
  );
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
