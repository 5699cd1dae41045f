import { randomInt } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { grade, type Graded } from '../grading/grade.ts';
import { patience } from '../grading/patience.ts';
import { findLesson, load, type Folder, type Loaded } from '../lesson/catalogue.ts';
import { scratchFolder, sweepDead, sweepOwn } from '../program/sweep.ts';
import { terminal } from '../report/terminal.ts';
import { UsageFault } from '../usage.ts';
import type { Report } from '../vocabulary.ts';
import { chosenChecks, repeatOf, sourcesOf, standingIn, type CheckOptions } from './options.ts';
import { recorded } from './recording.ts';
import { senses, type Surroundings } from './surroundings.ts';

// Grades a lesson once, keeps what that says of the learner and prints the report; answers the exit status.
export async function check(folder: Folder, options: CheckOptions, around: Surroundings): Promise<number> {
  const { report, captures } = await recorded(folder, options, around, () =>
    gradeOnce(folder, options, around),
  );
  if (options.junit !== undefined) {
    const { junit } = await import('../report/junit.ts');
    put(options.junit, junit([report]));
  }
  if (options.pcap !== undefined) {
    const { pcapng } = await import('../wire/pcapng.ts');
    put(options.pcap, pcapng(captures));
  }
  if (options.json) {
    const { json } = await import('../report/json.ts');
    around.print(json(report));
  } else around.print(terminal(report, { ...around.look, trace: options.trace ?? false }));
  return statusOf(report);
}

// Throws UsageFault where there is no such lesson.
export function lessonNamed(wanted: string, { root }: Surroundings): Folder {
  const found = findLesson(root, wanted);
  if (!found)
    throw new UsageFault(
      /\d/.test(wanted)
        ? `There is no lesson "${wanted}"; \`npx wirebook list\` shows those there are.`
        : `"${wanted}" is no lesson: a lesson has a number and a folder name, as in 04 or 04-tcp-uppercase, and comes first; \`npx wirebook list\` shows them.`,
    );
  return found;
}

// One grading, with nothing of it left behind. Throws Cancelled once the signal is aborted.
export async function gradeOnce(
  folder: Folder,
  options: CheckOptions,
  { root }: Surroundings,
  signal?: AbortSignal,
): Promise<Graded & { lesson: Loaded }> {
  const lesson = await load(root, folder);
  sweepDead();
  const scratch = scratchFolder();
  try {
    const seed = options.seed ?? randomInt(1, 1_000_000);
    const sources = sourcesOf(lesson, options, root, scratch);
    const setting = {
      seed,
      senses,
      patience,
      port: options.port ?? 0,
      foreign: sources.commands.size > 0,
      sources,
      ...(signal && { signal }),
    };
    const graded = await grade(lesson, setting, {
      only: chosenChecks(lesson, options),
      wire: options.wireOnly ? 'only' : 'all',
      lanes: Math.max(2, availableParallelism()),
      repeat: checks => repeatOf(lesson, options, seed, checks),
    });
    return { ...graded, lesson };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    sweepOwn();
  }
}

const statusOf = ({ outcome }: Report): number => (outcome === 'failed' ? 1 : outcome === 'broken' ? 3 : 0);

function put(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(resolve(standingIn(), file), content);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageFault(`${file} cannot be written (${why}); name a file in a folder that exists.`);
  }
}
