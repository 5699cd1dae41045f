import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { list } from '../commands/list.ts';
import { near } from '../commands/near.ts';
import type { Surroundings } from '../commands/surroundings.ts';
import { UsageFault } from '../usage.ts';
import { watching, type Does } from './doing.ts';
import { addInstructorsCommands } from './instructor.ts';
import { addLearnersCommands } from './learner.ts';
import { addPeer } from './peer.ts';

// The command as a whole; what authors have below it is given.
export function wirebookCommand(does: Does, around: Surroundings, author: Command): Command {
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
  addLearnersCommands(wirebook, does, around);
  addPeer(wirebook, does, around);
  addInstructorsCommands(wirebook, does, around);
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
