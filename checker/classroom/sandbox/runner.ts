import { closeSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { scratchFolder } from '../../program/sweep.ts';
import { gradeReady } from '../grading.ts';
import { Asked, inside, type Answered } from './messages.ts';

// Grades one work after another, alone with each on a network of its own. It is asked on standard input, and answers on standard output.
export async function main(): Promise<void> {
  closeInherited();
  process.chdir(inside.work);
  for await (const line of createInterface({ input: process.stdin }))
    process.stdout.write(`${JSON.stringify(await answerTo(line))}\n`);
}

async function answerTo(line: string): Promise<Answered> {
  const scratch = scratchFolder();
  try {
    const { place, ...asked } = Asked.parse(JSON.parse(line));
    const folder = join(inside.work, place);
    return { report: await gradeReady({ ...asked, root: inside.clone, folder, own: inside.work }, scratch) };
  } catch (error) {
    return { broken: error instanceof Error ? error.message : String(error) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const closesOnExec = 0o2000000;

// Whatever else the grader's own caller left open is not for programs in here.
function closeInherited(): void {
  for (const name of readdirSync('/proc/self/fd').filter(one => Number(one) > 2))
    try {
      const flags = /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${name}`, 'utf8'))?.[1] ?? '0';
      if ((parseInt(flags, 8) & closesOnExec) === 0) closeSync(Number(name));
    } catch {
      // That of the listing itself is closed by now.
    }
}

await main();
