import { rmSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import type { Does } from './cli/doing.ts';
import { wirebookCommand } from './cli/wirebook.ts';
import type { Surroundings } from './commands/surroundings.ts';
import { killAll } from './program/ending.ts';
import { ownScratch, sweepOwn } from './program/sweep.ts';
import { UsageFault } from './usage.ts';

// The `wirebook` command. Exit status: 0 passed, 1 failed, 2 usage, 3 the checker is broken; 128 + N after a signal.
export async function main(argv: readonly string[], root: string): Promise<void> {
  leaveNothingBehind();
  process.exitCode = await statusOf(argv, surroundings(root));
}

async function statusOf(argv: readonly string[], around: Surroundings): Promise<number> {
  let status = 0;
  const does: Does = work => work().then(result => void (status = result));
  try {
    const author =
      argv[0] === 'author'
        ? await authorCommand(around, does)
        : new Command('author').description(forAuthors);
    await wirebookCommand(does, around, author).parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageFault) {
      console.error(`wirebook: ${error.message}`);
      return 2;
    }
    sayBroken(error);
    return 3;
  }
}

function sayBroken(error: unknown): void {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(`wirebook: the checker itself is broken; nothing was graded.\n${what}`);
}

const forAuthors = 'write lessons: for authors';

// What only authors need is read only for them: a start is part of every verdict.
async function authorCommand(around: Surroundings, does: Does): Promise<Command> {
  const made = await import('./commands/author.ts');
  return made.authorCommand(around, does).description(forAuthors);
}

function surroundings(root: string): Surroundings {
  const { stdout, env } = process;
  const terminal = stdout.isTTY ? 'here' : 'none';
  return {
    root,
    terminal,
    look: { columns: stdout.isTTY ? stdout.columns : 80, colour: stdout.isTTY && !env.NO_COLOR },
    print: text => void stdout.write(text),
    warn: line => console.error(`wirebook: ${line}`),
  };
}

// However the checker ends, its programs and its folder end with it.
function leaveNothingBehind(): void {
  process.on('exit', () => {
    killAll();
    for (const folder of ownScratch()) rmSync(folder, { recursive: true, force: true });
  });
  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    process.on(signal, () => {
      killAll();
      sweepOwn();
      process.exit(status);
    });
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(fault, (error: unknown) => {
      sayBroken(error);
      process.exit(3);
    });
  process.stdout.on('error', () => process.exit(0));
}
