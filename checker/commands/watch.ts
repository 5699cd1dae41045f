import { lessons } from '../lesson/catalogue.ts';
import { UsageFault } from '../usage.ts';
import { lessonNamed } from './check.ts';
import type { Surroundings } from './surroundings.ts';
import { atTerminal } from './watch/at-terminal.ts';
import { inLines } from './watch/in-lines.ts';

// Grades a lesson at every save until the person quits; the first unsolved one where none is named.
export async function watch(
  wanted: string | undefined,
  { seed }: { readonly seed?: number },
  around: Surroundings,
): Promise<number> {
  const folder = wanted === undefined ? lessons(around.root)[0] : lessonNamed(wanted, around);
  if (!folder) throw new UsageFault('There are no lessons here.');
  const { stdin, stdout } = process;
  if (around.terminal === 'here' && stdin.isTTY)
    await atTerminal(folder, seed, around, { input: stdin, output: stdout });
  else await inLines(folder, seed, around);
  return 0;
}
