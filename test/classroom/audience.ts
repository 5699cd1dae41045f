import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClassReport, Result } from '../../checker/class-vocabulary.ts';
import { gradeClass, type Audience } from '../../checker/classroom/class.ts';
import type { Run } from '../../checker/classroom/journal/run.ts';
import type { Intake } from '../../checker/classroom/work.ts';
import { root } from '../support/stagehand.ts';
import { lessons, run, StandIn } from './stand-in.ts';

// Remembers what it is told.
export class Notes implements Audience {
  readonly results: Result[] = [];
  plan = { works: -1, kept: -1 };
  damagedLines = 0;
  damaged = ({ lines }: { lines: number }): void => void (this.damagedLines = lines);
  planned = (plan: { works: number; kept: number }): void => void (this.plan = plan);
  begins = (): void => undefined;
  ends = (): void => undefined;
  compares = (): void => undefined;
  done = (result: Result): void => void this.results.push(result);
}

// Grades a class into a folder with a grader that grades nothing, two works at a time.
export async function graded(
  out: string,
  found: Intake,
  { grader = new StandIn(), terms = run }: { grader?: StandIn; terms?: Run } = {},
): Promise<{ report: ClassReport; notes: Notes; grader: StandIn }> {
  const notes = new Notes();
  mkdirSync(join(out, 'journal'), { recursive: true });
  const { signal } = new AbortController();
  const scratch = mkdtempSync(join(tmpdir(), 'wirebook-test-'));
  const made = () => Promise.resolve(grader);
  try {
    const report = await gradeClass(
      { root, scratch, out, found, lessons, run: terms, jobs: 2, grader: made, signal },
      notes,
    );
    return { report, notes, grader };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

// A report without what differs between two runs.
export const untimed = (report: ClassReport): ClassReport => ({
  ...report,
  results: report.results.map(result => ({ ...result, durationMs: 0 })),
});
