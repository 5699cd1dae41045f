import { Option, type Command } from 'commander';
import type { GradeOptions } from '../commands/grade/options.ts';
import type { Surroundings } from '../commands/surroundings.ts';
import type { Does } from './doing.ts';
import { collect, wholeNumber } from './values.ts';

// The commands of whoever grades a class.
export function addInstructorsCommands(wirebook: Command, does: Does, around: Surroundings): void {
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
      return does(async () => (await import('../commands/grade.ts')).grade(folder, options, around));
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
      return does(async () => (await import('../commands/merge.ts')).merge(outs, options, around));
    });
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

// Who grades a class for hours goes on when nobody listens any more: what counts is in files.
function unheard(): void {
  process.stdout.removeAllListeners('error');
  process.stdout.on('error', () => undefined);
}
