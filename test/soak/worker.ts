import { grade } from '../../checker/grading/grade.ts';
import { patience } from '../../checker/grading/patience.ts';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findLesson, load, programsOf, type Loaded } from '../../checker/lesson/catalogue.ts';
import { scratchFolder } from '../../checker/program/sweep.ts';
import type { Job } from './jobs.ts';

export interface Task {
  readonly job: Job;
  readonly seed: number;
  readonly root: string;
}
export interface Answer {
  readonly job: Job;
  readonly seed: number;
  readonly outcome: string;
  readonly diagnosis: string;
  readonly words: readonly string[];
}

const scratch = scratchFolder();

// Grades what it is sent, one after the other, as a checker of its own.
process.on('message', (task: Task) => {
  void graded(task).then(answer => process.send?.(answer));
});

async function graded({ job, seed, root }: Task): Promise<Answer> {
  const folder = findLesson(root, job.lesson);
  if (!folder) throw new Error(`there is no lesson ${job.lesson}`);
  const lesson = await load(root, folder);
  const sources = {
    root,
    folder: join(root, 'solutions', job.lesson),
    files: late(lesson, job, join(root, 'solutions', job.lesson)),
    commands: new Map(Object.entries(job.commands)),
    workingFolder: root,
    scratch,
  };
  const roles = [...Object.keys(job.files), ...Object.keys(job.commands)];
  const only =
    roles.length === 0
      ? []
      : lesson.checks.filter(({ program }) => roles.includes(program.role)).map(({ id }) => id);
  const setting = {
    seed,
    senses: 'kernel' as const,
    patience,
    port: 0,
    foreign: sources.commands.size > 0,
    sources,
  };
  const { report } = await grade(lesson, setting, { only, wire: 'all', lanes: 2, repeat: ids => ids.join() });
  const words = report.checks.flatMap(({ id, outcome, failure, because }) =>
    outcome === 'failed'
      ? [
          `${id}: ${failure?.kind ?? ''} (${failure?.actor ?? ''}) expected ${failure?.expected ?? ''}; came ${failure?.actual ?? ''}`,
        ]
      : outcome === 'broken'
        ? [`${id}: ${because?.words ?? ''}`]
        : [],
  );
  return {
    job,
    seed,
    outcome: report.outcome,
    diagnosis: report.diagnosis?.misconception ?? (report.outcome === 'passed' ? 'right' : 'nothing'),
    words,
  };
}

const mostLateMs = Number(process.env.WIREBOOK_LATE_MS ?? 0);

// The job's programs; with a delay asked for, copies that do nothing for a random part of it before they begin.
function late(lesson: Loaded, { files }: Job, solutions: string): Map<string, string> {
  const own = new Map(Object.entries(files));
  if (mostLateMs === 0) return own;
  const folder = mkdtempSync(join(scratch, 'late-'));
  return new Map(
    programsOf(lesson.checks).map(({ role, file }) => {
      const source = own.get(role) ?? join(solutions, file);
      const copy = join(folder, basename(source));
      const delay = `await new Promise(resolve => setTimeout(resolve, ${Math.floor(Math.random() * mostLateMs)}));`;
      writeFileSync(copy, `${delay}\n${readFileSync(source, 'utf8')}`);
      return [role, copy];
    }),
  );
}
