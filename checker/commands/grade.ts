import { resolve } from 'node:path';
import type { ClassReport } from '../class-vocabulary.ts';
import { classLesson } from '../classroom/assembled.ts';
import { gradeClass } from '../classroom/class.ts';
import { readRun, type Run } from '../classroom/journal/run.ts';
import { alone } from '../classroom/out/alone.ts';
import { journalIn, outFolder, requireApart } from '../classroom/out/place.ts';
import { told, toldInFull } from '../classroom/intake/told.ts';
import { wanted } from '../classroom/wanted.ts';
import { lessons, load, type Loaded } from '../lesson/catalogue.ts';
import { scratchFolder, sweepDead } from '../program/sweep.ts';
import { closing, isSpoilt } from '../report/class/closing.ts';
import { gradings } from '../report/class/gradings.ts';
import { UsageFault } from '../usage.ts';
import { foundIn, termsLine } from './grade/found.ts';
import { graderFor } from './grade/graders.ts';
import { Narrator } from './grade/narrator.ts';
import { jobsOf, type GradeOptions } from './grade/options.ts';
import { termsOf } from './grade/terms.ts';
import { unlessFull } from './grade/full.ts';
import { waitsFor } from './grade/waiting.ts';
import { standingIn } from './options.ts';
import type { Surroundings } from './surroundings.ts';

// Grades a class: a folder of submissions in, reports out; answers the exit status.
export async function grade(folder: string, options: GradeOptions, around: Surroundings): Promise<number> {
  if (process.platform !== 'linux')
    throw new UsageFault('A class is graded on Linux, where the kernel tells what passes; this is none.');
  if (options.dryRun) return await looksOver(folder, options, around);
  if (options.out === undefined)
    throw new UsageFault('grade needs --out OUT, the folder for its reports; --dry-run needs none.');
  const out = resolve(standingIn(), options.out);
  requireApart(resolve(standingIn(), folder), out);
  outFolder(out, options.resume ? 'or going on' : 'anew');
  return await unlessFull(
    out,
    () => alone(out, signal => gradesInto(out, folder, options, around, signal), waitsFor(around)),
    around,
  );
}

async function looksOver(named: string, options: GradeOptions, around: Surroundings): Promise<number> {
  const folder = resolve(standingIn(), named);
  const loaded = await lessonsOf(options, undefined, around);
  const run = termsOf(folder, { lessons: loaded, root: around.root }, options, undefined);
  const found = await foundIn(folder, loaded, run, scratchFolder());
  around.print(toldInFull(found, { folder: named, lessons: loaded }, around.look.columns));
  return 0;
}

async function gradesInto(
  out: string,
  named: string,
  options: GradeOptions,
  around: Surroundings,
  signal: AbortSignal,
): Promise<number> {
  const folder = resolve(standingIn(), named);
  const earlier = readRun(journalIn(out));
  const loaded = await lessonsOf(options, earlier, around);
  const run = termsOf(folder, { lessons: loaded, root: around.root }, options, earlier);
  const grader = graderFor(run, around.root);
  sweepDead();
  const scratch = scratchFolder();
  const found = await foundIn(folder, loaded, run, scratch);
  const jobs = jobsOf(options, run);
  around.print(`${told(found, { folder: named, lessons: loaded }, around.look.columns)}\n`);
  around.print(`${termsLine(run, jobs)}\n`);
  const narrator = new Narrator(around, out);
  try {
    const order = {
      root: around.root,
      out,
      scratch,
      found,
      lessons: loaded.map(classLesson),
      run,
      jobs,
      grader,
    };
    const report = await gradeClass({ ...order, signal }, narrator);
    narrator.close();
    around.print(closing(report, options.out ?? out, around.look));
    return statusOf(report);
  } finally {
    narrator.close();
  }
}

// Those that are asked for, else those of an earlier run, else all.
async function lessonsOf(
  { lessons: asked }: GradeOptions,
  earlier: Run | undefined,
  { root }: Surroundings,
): Promise<Loaded[]> {
  const all = lessons(root);
  const before = earlier && all.filter(({ name }) => name in earlier.checks);
  const chosen = asked === undefined && before ? before : wanted(asked, all);
  return await Promise.all(chosen.map(folder => load(root, folder)));
}

const statusOf = (report: ClassReport): number => (gradings(report).some(isSpoilt) ? 3 : 0);
