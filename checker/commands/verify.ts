import { Command } from 'commander';
import { quick, thorough } from '../author/verify/care.ts';
import { table } from '../author/verify/table.ts';
import { verify as verified, type Standing } from '../author/verify/verify.ts';
import { sweepDead, sweepOwn } from '../program/sweep.ts';
import { lessonNamed } from './check.ts';
import type { Surroundings } from './surroundings.ts';

// `wirebook author verify`: one line adds it to its group.
export const verifyCommand = (
  around: Surroundings,
  does: (work: () => Promise<number>) => Promise<void>,
): Command =>
  new Command('verify')
    .description('prove that lessons hold: solutions pass, wrong programs are named, walkthroughs are true')
    .argument('[lesson...]', 'number or folder name, as in 04 or 04-tcp-uppercase; all without')
    .option('--quick', 'run everything once instead of several times')
    .addHelpText(
      'after',
      '\nExit status: 0 nothing found, 1 findings, 2 usage, 3 the checker itself is broken.',
    )
    .action((wanted: readonly string[], options: { quick?: boolean }) =>
      does(() => verify(wanted, options, around)),
    );

// Proves the lessons and prints a table and the findings; answers the exit status.
async function verify(
  wanted: readonly string[],
  options: { readonly quick?: boolean },
  around: Surroundings,
): Promise<number> {
  const folders = wanted.map(name => lessonNamed(name, around));
  sweepDead();
  try {
    const found = await verified(around.root, folders, options.quick ? quick : thorough, standing);
    wipe();
    around.print(table(found));
    const { findings } = found;
    return findings.some(({ whose }) => whose === 'checker') ? 3 : findings.length > 0 ? 1 : 0;
  } finally {
    wipe();
    sweepOwn();
  }
}

// One line that is written over, for a person who waits.
function standing({ done, all, lesson, what }: Standing): void {
  if (!process.stderr.isTTY) return;
  const text = `${done} of ${all} lessons. ${lesson}: ${what}`;
  process.stderr.write(`\r\x1b[K${text.slice(0, (process.stderr.columns || 80) - 1)}`);
}

function wipe(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
