import type { Command } from 'commander';
import { check } from '../commands/check.ts';
import { lessonChosen } from '../commands/chosen.ts';
import { list } from '../commands/list.ts';
import type { CheckOptions } from '../commands/options.ts';
import type { Surroundings } from '../commands/surroundings.ts';
import { watching, type Does } from './doing.ts';
import { aLesson, collect, orFirst, wholeNumber } from './values.ts';

// The commands of a learner.
export function addLearnersCommands(wirebook: Command, does: Does, around: Surroundings): void {
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
      does(async () => (await import('../commands/predict.ts')).predict(lesson, options, around)),
    );
  wirebook
    .command('hint')
    .description('one more hint for a check, from a nudge to nearly the code')
    .argument('[lesson]', orFirst)
    .argument('[check]', 'as reports name it; without it the first that fails')
    .option('--stage <number>', 'show the first, second or third hint', wholeNumber(1, 3))
    .action((lesson: string | undefined, named: string | undefined, { stage }: { stage?: number }) =>
      does(async () => (await import('../commands/hint.ts')).hint(lesson, named, stage, around)),
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
      does(async () => (await import('../commands/read.ts')).read(lesson, options, around)),
    );
  wirebook
    .command('ladder')
    .description('draw the conversation that a check expects; without CHECK those of all checks')
    .argument('[lesson]', orFirst)
    .argument('[check]', 'as reports name it')
    .action((lesson: string | undefined, named: string | undefined) =>
      does(async () => (await import('../commands/ladder.ts')).ladder(lesson, named, around)),
    );
  wirebook
    .command('reset')
    .description('begin a lesson again; what you have written is kept')
    .argument('[lesson]', orFirst)
    .option('--yes', 'do not ask')
    .action((lesson: string | undefined, { yes }: { yes?: boolean }) =>
      does(async () => (await import('../commands/reset.ts')).reset(lesson, yes ? 'agreed' : 'ask', around)),
    );
  wirebook
    .command('solution')
    .description('the reference beside yours, once you have solved the lesson')
    .argument('[lesson]', `${aLesson}; without it the one you solved last`)
    .option('--force', 'also before you have solved it')
    .action((lesson: string | undefined, { force }: { force?: boolean }) =>
      does(async () =>
        (await import('../commands/solution.ts')).solution(lesson, force ? 'anyhow' : 'if solved', around),
      ),
    );
}
