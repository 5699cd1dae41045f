import { Command } from 'commander';
import { AuthorFault } from '../author/fault.ts';
import { newLesson } from '../author/new.ts';
import { WalkthroughFault } from '../book/fault.ts';
import { UsageFault } from '../usage.ts';
import { skeletons } from './skeletons.ts';
import type { Surroundings } from './surroundings.ts';
import { transcripts } from './transcripts.ts';
import { verifyCommand } from './verify.ts';

// `wirebook author`: what those who write lessons need. An author's fault is one line and exit status 2.
export function authorCommand(
  around: Surroundings,
  does: (work: () => Promise<number>) => Promise<void>,
): Command {
  const lessons = 'number or folder name, as in 04 or 04-tcp-uppercase; all without';
  const author = new Command('author');
  author.action((_, { args: [unknown] }: Command) => {
    if (unknown !== undefined)
      throw new UsageFault(
        `There is no command "author ${unknown}"; \`npx wirebook author --help\` shows those there are.`,
      );
    around.print(author.helpInformation());
  });
  author
    .command('new')
    .description('a small lesson that works, to change: folders in lessons, solutions and test/lessons')
    .argument('<name>', 'two digits and words in small letters, as in 33-echo')
    .action((name: string) => does(() => mended(() => create(name, around))));
  author
    .command('skeletons')
    .description("write the learners' files from the regions of the solutions")
    .argument('[lesson...]', lessons)
    .option('--force', 'also over a file that holds something else')
    .action((wanted: readonly string[], { force }: { force?: boolean }) =>
      does(() => mended(() => skeletons(wanted, force ? 'write over' : 'spare', around))),
    );
  author
    .command('transcripts')
    .description('make the drawings and reports in the walkthroughs anew, from real runs')
    .argument('[lesson...]', lessons)
    .option('--check', 'write nothing, only say what is stale')
    .addHelpText(
      'after',
      '\nExit status: 0 all is fresh, 1 --check found something stale, 2 usage, 3 the checker itself is broken.',
    )
    .action((wanted: readonly string[], { check }: { check?: boolean }) =>
      does(() => mended(() => transcripts(wanted, check ? 'compare' : 'write', around))),
    );
  return author.addCommand(verifyCommand(around, does));
}

async function create(name: string, { root, print }: Surroundings): Promise<number> {
  const files = await newLesson(root, name);
  const number = name.slice(0, 2);
  print(
    [
      ...files.map(file => `written  ${file}`),
      '',
      'It works as it is; change it step by step, the solution and its wrong programs first.',
      `Skeletons    npx wirebook author skeletons ${number}`,
      `Transcripts  npx wirebook author transcripts ${number}`,
      `The proof    npx wirebook author verify ${number}`,
      '',
    ].join('\n'),
  );
  return 0;
}

async function mended(work: () => number | Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AuthorFault || error instanceof WalkthroughFault)
      throw new UsageFault(error.message);
    throw error;
  }
}
