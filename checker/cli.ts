import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { check } from './commands/check.ts';
import { lessonChosen } from './commands/chosen.ts';
import { list } from './commands/list.ts';
import type { CheckOptions } from './commands/options.ts';
import type { GradeOptions } from './commands/grade/options.ts';
import type { PeerOptions } from './commands/peer/asked.ts';
import type { Surroundings } from './commands/surroundings.ts';
import { killAll } from './program/ending.ts';
import { ownScratch, sweepOwn } from './program/sweep.ts';
import { near } from './commands/near.ts';
import { UsageFault } from './usage.ts';

// The `wirebook` command. Exit status: 0 passed, 1 failed, 2 usage, 3 the checker is broken; 128 + N after a signal.
export async function main(argv: readonly string[], root: string): Promise<void> {
  leaveNothingBehind();
  process.exitCode = await statusOf(argv, surroundings(root));
}

async function statusOf(argv: readonly string[], around: Surroundings): Promise<number> {
  let status = 0;
  const does = (work: () => Promise<number>) => work().then(result => void (status = result));
  try {
    const author =
      argv[0] === 'author'
        ? await authorCommand(around, does)
        : new Command('author').description(forAuthors);
    await command(around, does, author).parseAsync(argv, { from: 'user' });
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
async function authorCommand(
  around: Surroundings,
  does: (work: () => Promise<number>) => Promise<void>,
): Promise<Command> {
  const made = await import('./commands/author.ts');
  return made.authorCommand(around, does).description(forAuthors);
}

function command(
  around: Surroundings,
  does: (work: () => Promise<number>) => Promise<void>,
  author: Command,
): Command {
  const wirebook = new Command('wirebook')
    .description(
      'A workbook for network programming: grades your programs on loopback and names the idea that is missing.',
    )
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`wirebook: ${text.replace(/^error: /, '')}`) })
    .showHelpAfterError('(npx wirebook --help shows what there is)')
    .option('-V, --version', 'print the version')
    .helpCommand('help [command]', 'show what a command takes')
    .allowExcessArguments()
    .action(({ version }: { version?: boolean }, { args: [unknown] }: Command) => {
      if (version) return does(() => sayVersion(around));
      if (unknown !== undefined)
        throw new UsageFault(
          `There is no command "${unknown}"; ${meant(unknown, wirebook)}\`npx wirebook --help\` shows those there are.`,
        );
      return does(async () =>
        around.terminal === 'here' ? watching(undefined, {}, around) : list('text', around),
      );
    });
  wirebook
    .command('list')
    .description('show all lessons, and how far you have come')
    .option('--json', 'print it as one JSON object')
    .action(({ json }: { json?: boolean }) => does(() => list(json ? 'json' : 'text', around)));
  wirebook
    .command('check')
    .description('grade a lesson once')
    .argument('[lesson]', orFirst)
    .option('--dir <dir>', "take the lesson's programs from another folder")
    .option('--program <name=file>', 'take one program from a file (again for more)', collect, [])
    .option(
      '--run <name=command>',
      'start one program by a command; {host}, {port} and {options} are filled in',
      collect,
      [],
    )
    .option('--port <number>', 'the program has this port built in', wholeNumber(1, 65_535))
    .option('--wire-only', 'grade only what shows on the wire, for programs other people wrote')
    .option('--only <check>', 'play this check only (again for more)', collect, [])
    .option(
      '--seed <number>',
      'repeat the random payloads of a report',
      wholeNumber(0, Number.MAX_SAFE_INTEGER),
    )
    .option('--json', 'print the report as one JSON object')
    .option('--junit <file>', 'also write the report as JUnit XML')
    .option('--pcap <file>', 'also write the conversation as a pcapng capture')
    .option('--trace', 'draw the transcript of every check, with times')
    .addHelpText('after', '\nExit status: 0 passed, 1 failed, 2 usage, 3 the checker itself is broken.')
    .action((lesson: string | undefined, options: CheckOptions) =>
      does(async () => check(await lessonChosen(lesson, around), options, around)),
    );
  wirebook
    .command('watch')
    .description('grade a lesson at every save')
    .argument('[lesson]', orFirst)
    .option('--seed <number>', 'the same random payloads every time', wholeNumber(0, Number.MAX_SAFE_INTEGER))
    .action((lesson: string | undefined, options: { seed?: number }) =>
      does(() => watching(lesson, options, around)),
    );
  wirebook
    .command('predict')
    .description('predict what will happen, then see it happen')
    .argument('[lesson]', orFirst)
    .option('--answers <file>', 'take the answers from a JSON file, as in {"question-id": "answer"}')
    .action((lesson: string | undefined, options: { answers?: string }) =>
      does(async () => (await import('./commands/predict.ts')).predict(lesson, options, around)),
    );
  wirebook
    .command('hint')
    .description('one more hint for a check, from a nudge to nearly the code')
    .argument('[lesson]', orFirst)
    .argument('[check]', 'as reports name it; without it the first that fails')
    .option('--stage <number>', 'show the first, second or third hint', wholeNumber(1, 3))
    .action((lesson: string | undefined, named: string | undefined, { stage }: { stage?: number }) =>
      does(async () => (await import('./commands/hint.ts')).hint(lesson, named, stage, around)),
    );
  wirebook
    .command('read')
    .description(
      "read a lesson's walkthrough here, page by page; without LESSON that of the first unsolved one",
    )
    .argument(
      '[lesson]',
      'as in 04, or as reports name a place: lessons/04-…/README.md#a-stream-has-no-seams',
    )
    .option('--section <anchor>', 'begin at this heading, as in a-stream-has-no-seams')
    .action((lesson: string | undefined, options: { section?: string }) =>
      does(async () => (await import('./commands/read.ts')).read(lesson, options, around)),
    );
  wirebook
    .command('ladder')
    .description('draw the conversation that a check expects; without CHECK those of all checks')
    .argument('[lesson]', orFirst)
    .argument('[check]', 'as reports name it')
    .action((lesson: string | undefined, named: string | undefined) =>
      does(async () => (await import('./commands/ladder.ts')).ladder(lesson, named, around)),
    );
  wirebook
    .command('reset')
    .description('begin a lesson again; what you have written is kept')
    .argument('[lesson]', orFirst)
    .option('--yes', 'do not ask')
    .action((lesson: string | undefined, { yes }: { yes?: boolean }) =>
      does(async () => (await import('./commands/reset.ts')).reset(lesson, yes ? 'agreed' : 'ask', around)),
    );
  wirebook
    .command('solution')
    .description('the reference beside yours, once you have solved the lesson')
    .argument('[lesson]', `${aLesson}; without it the one you solved last`)
    .option('--force', 'also before you have solved it')
    .action((lesson: string | undefined, { force }: { force?: boolean }) =>
      does(async () =>
        (await import('./commands/solution.ts')).solution(lesson, force ? 'anyhow' : 'if solved', around),
      ),
    );
  wirebook
    .command('peer')
    .description('be the server or the client that your program talks with, by hand, and see what passes')
    .argument('<lesson>', 'number or folder name, as in 04 or 04-tcp-uppercase')
    .argument('<role>', 'what the checker is to be: server or client; your program is the other one')
    .argument('[place]', 'where your server listens, HOST:PORT or a path; without it, it is started for you')
    .option(
      '--host <host>',
      'the address or name to listen at, or that your server is given; else this machine',
    )
    .option('--v4', 'tell your program this family (lesson 09)')
    .option('--v6', 'the same for IPv6')
    .option('--dual', 'the same for both families')
    .option(
      '--reference',
      "let the lesson's own solution speak, not you; where it has a keyboard, you type to it",
    )
    .option('--chop', 'send single bytes, each once the one before it has been read')
    .option('--delay <ms>', 'wait so long before everything that is sent', wholeNumber(0, 60_000), 0)
    .option(
      '--reset-after <bytes>',
      'break off with RST when so many bytes have passed, both ways together',
      wholeNumber(0, Number.MAX_SAFE_INTEGER),
    )
    .option('--half-close', 'send FIN behind the first line, and go on reading')
    .option('--stop-reading', 'never read')
    .addHelpText(
      'after',
      `
What you type is sent as a line, with its newline. A line in quotes is sent as drawings
show it: "hel" has no newline, "lo\n" has one, "\xc3" is one byte. Ctrl+D sends FIN,
Ctrl-C leaves. Without a terminal, lines are read from standard input.

Exit status: 0 over, 1 nobody to talk with, 2 usage, 3 the checker itself is broken.`,
    )
    .action((lesson: string, role: string, place: string | undefined, options: PeerOptions) =>
      does(async () => (await import('./commands/peer.ts')).peer(lesson, role, place, options, around)),
    );
  wirebook
    .command('grade')
    .description('grade a class: a folder of submissions in, reports out')
    .argument('<dir>', "the folder that holds the students' folders or archives")
    .option('--out <folder>', 'where the reports go; new or empty, but with --resume')
    .option('--lessons <list>', 'what is graded, as in 01-05,07; all where none is named')
    .option('--roster <file>', 'a CSV file that says whose folder is whose')
    .option(
      '--run <role=command>',
      'start one program by a command, in any language, as in check (again for more)',
      collect,
    )
    .option('--port <number>', 'the programs have this port built in', wholeNumber(1, 65_535))
    .option(
      '--seed <number>',
      "of the random payloads; by default one made of DIR's name, the same in every run",
      wholeNumber(0, Number.MAX_SAFE_INTEGER),
    )
    .option(
      '--jobs <number>',
      'how many works are graded side by side; by default as many as there are processors',
      wholeNumber(1, 1024),
    )
    .addOption(
      new Option(
        '--sandbox <kind>',
        'what keeps programs from this machine and from each other; by default bubblewrap',
      ).choices(['bubblewrap', 'none']),
    )
    .option('--dry-run', 'say what was found, and stop')
    .option('--resume', 'go on with what stands in OUT')
    .option('--shard <i/n>', 'one part of n: its students alone; auto where a CI matrix or array says which')
    .addHelpText('after', gradeHelp)
    .action((folder: string, options: GradeOptions) => {
      unheard();
      return does(async () => (await import('./commands/grade.ts')).grade(folder, options, around));
    });
  wirebook
    .command('merge')
    .description('join the shards of a class, each graded with --shard into an OUT of its own')
    .argument('<outs...>', 'the OUT folders of all shards')
    .requiredOption('--out <folder>', 'where the whole goes; new or empty')
    .addHelpText(
      'after',
      `
The whole is as if nobody had parted it: \`grade DIR --out OUT --resume\` goes on with it.

Exit status: 0 merged, 2 usage, or shards that overlap or contradict each other, 3 shards are
missing, or something in them could not be graded (and which).`,
    )
    .action((outs: readonly string[], options: { out: string }) => {
      unheard();
      return does(async () => (await import('./commands/merge.ts')).merge(outs, options, around));
    });
  wirebook.addCommand(author);
  inherit(wirebook);
  return wirebook;
}

function meant(unknown: string, { commands }: Command): string {
  if (/^\d/.test(unknown)) return `did you mean \`npx wirebook watch ${unknown}\`? `;
  const [first] = near(
    unknown,
    commands.map(command => command.name()),
  );
  return first === undefined ? '' : `did you mean \`npx wirebook ${first}\`? `;
}

const Package = z.object({ version: z.string() });

function sayVersion({ root, print }: Surroundings): Promise<number> {
  const { version } = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  print(`${version}\n`);
  return Promise.resolve(0);
}

// Whoever quits has the prompt back at once: what is open ends with the process.
async function watching(
  lesson: string | undefined,
  options: { readonly seed?: number },
  around: Surroundings,
): Promise<never> {
  const { watch } = await import('./commands/watch.ts');
  process.exit(await watch(lesson, options, around));
}

// The settings of a command for those below it; a command with others below says itself what it does not know.
function inherit(above: Command): void {
  for (const command of above.commands) {
    command
      .copyInheritedSettings(above)
      .showHelpAfterError(`(npx wirebook ${command.name()} --help shows what it takes)`)
      .allowExcessArguments(command.commands.length > 0);
    inherit(command);
  }
}

const gradeHelp = `
DIR may hold a folder for each student, clones, archives, or what Moodle, Canvas and
GitHub Classroom give you. Whatever is found, missing or left out is said first.

Each work is on record in OUT as soon as it is graded: Ctrl-C, a kill or a full disk
lose what was under way, and the same command with --resume goes on. That is also
what you want after late submissions: what was handed in anew, or has changed, is
graded, and lessons whose checks have changed; everything else stays as it was
graded, and the reports are made anew for those who are in DIR now. With --resume,
options that you leave out are those of the first run; --seed, --port, --run,
--sandbox and --shard stay the same within one OUT.

What the checker, the sandbox or the machine spoilt is graded once more, alone, at
the end. If that fails too, it is "not graded", which is no zero, and --resume
tries it again.

--shard takes part in a matrix or an array of machines; checker/classroom/README.md
has recipes.

Exit status: 0 graded, 2 usage, 3 something could not be graded (and which).`;

const aLesson = 'number or folder name, as in 04 or 04-tcp-uppercase';
const orFirst = `${aLesson}; without it the first unsolved one`;

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const wholeNumber =
  (least: number, most: number) =>
  (value: string): number => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`);
  };

// Who grades a class for hours goes on when nobody listens any more: what counts is in files.
function unheard(): void {
  process.stdout.removeAllListeners('error');
  process.stdout.on('error', () => undefined);
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
