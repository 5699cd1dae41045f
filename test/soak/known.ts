import { join } from 'node:path';
import { thorough, type Care } from '../../checker/author/verify/care.ts';
import { played } from '../../checker/author/verify/deciding.ts';
import { grade } from '../../checker/grading/grade.ts';
import { patience } from '../../checker/grading/patience.ts';
import { findLesson, load, type Loaded } from '../../checker/lesson/catalogue.ts';
import type { CheckReport } from '../../checker/vocabulary.ts';
import type { Job } from './jobs.ts';

// What a program is known to be, as the checker tells it: `right`, a misconception, or `nothing` that has a name.
export interface Verdict {
  readonly outcome: string;
  readonly diagnosis: string;
  readonly words: readonly string[];
}

// What the programs of a job are exchanged for: by role, as files.
export type Exchange = (lesson: Loaded, job: Job) => ReadonlyMap<string, string>;

const asTheyAre: Exchange = (_, { files }) => new Map(Object.entries(files));

// How a program is looked at: by all checks of its role, unless told; as it is, unless told.
interface Manner {
  readonly care?: Care;
  readonly exchange?: Exchange | undefined;
}

// Grades a job's program; the lesson's solution stands in for its others.
export async function verdictOn(
  job: Job,
  seed: number,
  root: string,
  scratch: string,
  { care = thorough, exchange = asTheyAre }: Manner = {},
): Promise<Verdict> {
  const folder = findLesson(root, job.lesson);
  if (!folder) throw new Error(`there is no lesson ${job.lesson}`);
  const lesson = await load(root, folder);
  const commands = new Map(Object.entries(job.commands));
  const setting = {
    seed,
    senses: 'kernel' as const,
    patience,
    port: 0,
    foreign: commands.size > 0,
    sources: {
      root,
      folder: join(root, 'solutions', job.lesson),
      files: exchange(lesson, job),
      commands,
      workingFolder: root,
      scratch,
    },
  };
  const roles = [...Object.keys(job.files), ...commands.keys()];
  const own = lesson.checks.filter(({ program }) => roles.length === 0 || roles.includes(program.role));
  const only = played(own, job.known, care).map(({ id }) => id);
  const { report } = await grade(lesson, setting, { only, wire: 'all', lanes: 2, repeat: ids => ids.join() });
  return {
    outcome: report.outcome,
    diagnosis: report.diagnosis?.misconception ?? (report.outcome === 'passed' ? 'right' : 'nothing'),
    words: report.checks.flatMap(wordsOn),
  };
}

function wordsOn({ id, outcome, failure, because }: CheckReport): string[] {
  if (outcome === 'broken') return [`${id}: ${because?.words ?? ''}`];
  if (outcome !== 'failed' || !failure) return [];
  const { kind, actor, expected, actual } = failure;
  return [`${id}: ${kind} (${actor}) expected ${expected}; came ${actual}`];
}
