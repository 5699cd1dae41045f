import { closeSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { grade } from '../../grading/grade.ts';
import { patience } from '../../grading/patience.ts';
import { findLesson, load } from '../../lesson/catalogue.ts';
import { scratchFolder } from '../../program/sweep.ts';
import { repeatLine } from '../repeat.ts';
import { Asked, inside, type Answered } from './messages.ts';

// Grades one work after another, alone with each on a network of its own; what it is asked comes on standard input, its answers go to standard output.
export async function main(): Promise<void> {
  closeInherited();
  process.chdir(inside.work);
  for await (const line of createInterface({ input: process.stdin }))
    process.stdout.write(`${JSON.stringify(await answerTo(line))}\n`);
}

async function answerTo(line: string): Promise<Answered> {
  try {
    return await graded(Asked.parse(JSON.parse(line)));
  } catch (error) {
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}

async function graded({ lesson: name, place, seed, port, commands }: Asked): Promise<Answered> {
  const found = findLesson(inside.clone, name);
  if (!found) throw new Error(`there is no lesson ${name}`);
  const lesson = await load(inside.clone, found);
  const scratch = scratchFolder();
  const folder = join(inside.work, place);
  try {
    const sources = {
      root: inside.clone,
      folder,
      files: new Map<string, string>(),
      commands: new Map(Object.entries(commands)),
      workingFolder: folder,
      scratch,
      own: inside.work,
    };
    const foreign = sources.commands.size > 0;
    const setting = { seed, senses: 'kernel' as const, patience, port, foreign, sources };
    const { report } = await grade(lesson, setting, {
      only: [],
      wire: 'all',
      lanes: 2,
      repeat: ids => repeatLine(lesson.number, ids, seed),
    });
    return { report };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

// Whatever else the grader had open, and let through by mistake, is nobody's business in here.
function closeInherited(): void {
  const closesOnExec = 0o2000000;
  for (const name of readdirSync('/proc/self/fd')) {
    const descriptor = Number(name);
    if (descriptor <= 2) continue;
    try {
      const flags = /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${name}`, 'utf8'))?.[1] ?? '0';
      if ((parseInt(flags, 8) & closesOnExec) === 0) closeSync(descriptor);
    } catch {
      // It was that of the listing itself.
    }
  }
}

await main();
