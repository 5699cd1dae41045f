import type { ClassLesson, ClassReport, Result } from '../class-vocabulary.ts';
import { assembled } from './assembled.ts';
import { batch, type Witness } from './batch.ts';
import type { Grader } from './grader.ts';
import { current, keyOf } from './journal/current.ts';
import { openJournal, type Damage, type Journal } from './journal/journal.ts';
import { writeRun, type Run } from './journal/run.ts';
import { journalIn, printsIn } from './out/place.ts';
import { hasFeedback, writeFeedback, writeReports } from './out/reports.ts';
import { keepPrints, similarPairs } from './similar/class.ts';
import { isSettled, resultOf } from './slim.ts';
import type { Intake, Work } from './work.ts';

// A class that is to be graded into the folder `out`.
export interface Assignment {
  // The instructor's checkout.
  readonly root: string;
  readonly out: string;
  // A folder of this run, for copies.
  readonly scratch: string;
  readonly found: Intake;
  readonly lessons: readonly ClassLesson[];
  readonly run: Run;
  readonly jobs: number;
  // Made only where there is something to grade; closed at the end.
  readonly grader: () => Promise<Grader>;
  readonly signal: AbortSignal;
}

// Who is told how it goes on.
export interface Audience {
  damaged(damage: Damage): void;
  planned(plan: { readonly works: number; readonly kept: number }): void;
  begins(work: Work): void;
  ends(work: Work): void;
  done(result: Result): void;
  // All are on record; now they are compared with each other.
  compares(): void;
}

// Grades all that is not known yet, then writes the reports from what is. Whatever ends it before loses what was being graded, nothing else.
export async function gradeClass(assignment: Assignment, audience: Audience): Promise<ClassReport> {
  const { root, out, scratch, found, run } = assignment;
  await writeRun(journalIn(out), run);
  const { journal, damage } = await openJournal(journalIn(out));
  try {
    if (damage) audience.damaged(damage);
    await gradeUnknown(assignment, journal, audience);
    const results = new Map<string, Result>();
    for await (const result of current(journal.entries(), found.works, run.checks))
      results.set(keyOf(result), result);
    audience.compares();
    await keepPrints(found.works, { folder: printsIn(out), scratch });
    const similar = await similarPairs(found.works, { folders: [printsIn(out)], root });
    const report = assembled(found, results.values(), { ...assignment, seed: run.seed, similar });
    await writeReports(out, report);
    return report;
  } finally {
    await journal.close();
  }
}

async function gradeUnknown(assignment: Assignment, journal: Journal, audience: Audience): Promise<void> {
  const { out, found, run, jobs, signal, grader } = assignment;
  const settled = new Map<string, boolean>();
  for await (const result of current(journal.entries(), found.works, run.checks))
    settled.set(keyOf(result), isSettled(result));
  const { seed, commands, port } = run;
  const tasks = found.works
    .filter(work => settled.get(keyOf(work)) !== true || !hasFeedback(out, work.student, work.lesson))
    .map(work => ({ work, seed, commands, port }));
  audience.planned({ works: found.works.length, kept: found.works.length - tasks.length });
  if (tasks.length === 0) return;
  const all = await grader();
  try {
    await batch(tasks, all, witness(assignment, journal, audience), { jobs, signal });
  } finally {
    await all.close();
  }
}

// Its feedback stands there before a work is on record: whatever is on record is done.
function witness({ out, found, run }: Assignment, journal: Journal, audience: Audience): Witness {
  const students = new Map(found.students.map(student => [student.id, student]));
  return {
    begins: ({ work }) => audience.begins(work),
    ends: ({ work }) => audience.ends(work),
    done: async ({ work }, answer) => {
      const student = students.get(work.student);
      if (!student) throw new Error(`a work is of ${work.student}, who is not in the class`);
      if (answer.state === 'graded') await writeFeedback(out, student, answer.report);
      const result = resultOf(work, answer);
      await journal.append({ checks: run.checks[work.lesson] ?? '', result });
      audience.done(result);
    },
  };
}
