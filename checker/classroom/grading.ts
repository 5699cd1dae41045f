import { grade } from '../grading/grade.ts';
import { patience } from '../grading/patience.ts';
import { repeatCommand } from '../grading/repeat.ts';
import { findLesson, load, programsOf } from '../lesson/catalogue.ts';
import type { Report } from '../vocabulary.ts';

// A work that lies ready to be graded: `folder` holds the lesson's programs, and checks are those of the clone at `root`.
export interface Ready {
  readonly root: string;
  readonly lesson: string;
  readonly folder: string;
  readonly seed: number;
  // By role, those of other lessons among them.
  readonly commands: Readonly<Record<string, string>>;
  // 0 where the programs take the one they are given.
  readonly port: number;
  // All that was handed in, where its programs are to be kept apart from this machine.
  readonly own?: string;
  // Where what is made of its programs is kept; see `Sources`.
  readonly cache?: string;
}

// With a work for each processor there is nothing to gain from more at a time.
const lanes = 2;

// Grades it in this process. Throws for a fault of the lesson's author, and Cancelled once the signal is aborted.
export async function gradeReady(ready: Ready, scratch: string, signal?: AbortSignal): Promise<Report> {
  const { root, folder, seed, port, own, cache } = ready;
  const found = findLesson(root, ready.lesson);
  if (!found) throw new Error(`there is no lesson ${ready.lesson} in ${root}`);
  const lesson = await load(root, found);
  const roles = programsOf(lesson.checks).map(({ role }) => role);
  const commands = new Map(Object.entries(ready.commands).filter(([role]) => roles.includes(role)));
  const run = [...commands].map(([role, command]) => `${role}=${command}`);
  const line = { number: lesson.number, program: [], run, seed, ...(port !== 0 && { port }) };
  const places = {
    root,
    folder,
    workingFolder: folder,
    scratch,
    ...(own !== undefined && { own }),
    ...(cache !== undefined && { cache }),
  };
  const sources = { ...places, files: new Map(), commands };
  const setting = { seed, senses: 'kernel' as const, patience, port, foreign: commands.size > 0, sources };
  const { report } = await grade(
    lesson,
    { ...setting, ...(signal && { signal }) },
    { only: [], wire: 'all', lanes, repeat: checks => repeatCommand(line, checks) },
  );
  return report;
}
