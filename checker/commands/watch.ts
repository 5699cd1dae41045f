import { lessonChosen } from './chosen.ts';
import type { Surroundings } from './surroundings.ts';
import { atTerminal } from './watch/at-terminal.ts';
import { inLines } from './watch/in-lines.ts';

// Grades a lesson at every save until the person quits; the first unsolved one where none is named.
export async function watch(
  wanted: string | undefined,
  { seed }: { readonly seed?: number },
  around: Surroundings,
): Promise<number> {
  const folder = await lessonChosen(wanted, around);
  const { stdin, stdout } = process;
  if (around.terminal === 'here' && stdin.isTTY)
    await atTerminal(folder, seed, around, { input: stdin, output: stdout });
  else await inLines(folder, seed, around);
  return 0;
}
