import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { checksOf } from '../../classroom/checks.ts';
import type { Run } from '../../classroom/journal/run.ts';
import { shardFrom } from '../../classroom/shard.ts';
import { programsOf, type Loaded } from '../../lesson/catalogue.ts';
import { UsageFault } from '../../usage.ts';
import { standingIn } from '../options.ts';
import type { GradeOptions } from './options.ts';

// Under which terms the works of a folder are graded: what the options name, else what an earlier run into the same OUT had.
// Throws UsageFault where the two contradict each other, or an option asks for what there is not.
export function termsOf(
  folder: string,
  { lessons, root }: { readonly lessons: readonly Loaded[]; readonly root: string },
  options: GradeOptions,
  earlier: Run | undefined,
): Run {
  const { seed, port, sandbox, shard, roster, run } = options;
  const named: Partial<Run> = {
    ...(seed !== undefined && { seed }),
    ...(port !== undefined && { port }),
    ...(sandbox !== undefined && { sandbox }),
    ...(run && { commands: commandsOf(run, lessons) }),
    ...(shard !== undefined && { shard: shardFrom(shard, process.env) }),
    ...(roster !== undefined && { roster: resolve(standingIn(), roster) }),
  };
  if (earlier) requireSame(named, earlier);
  return { ...(earlier ?? usual(folder)), ...named, checks: checksOf(root, lessons) };
}

const usual = (folder: string): Run => ({
  schema: 'wirebook/journal@1',
  seed: seedOf(folder),
  commands: {},
  port: 0,
  sandbox: 'bubblewrap',
  shard: null,
  roster: null,
  checks: {},
});

// The same for a class wherever its folder lies, from 1 to a million.
const seedOf = (folder: string): number =>
  1 + (createHash('sha256').update(basename(folder).normalize('NFC')).digest().readUInt32BE() % 1_000_000);

// Results by other terms cannot stand beside each other. Who is who may be told anew.
function requireSame(named: Partial<Run>, earlier: Run): void {
  const fixed = { seed: '--seed', port: '--port', sandbox: '--sandbox', commands: '--run', shard: '--shard' };
  for (const key of ['seed', 'port', 'sandbox', 'commands', 'shard'] as const) {
    const asked = named[key];
    if (asked === undefined || isDeepStrictEqual(asked, earlier[key])) continue;
    throw new UsageFault(
      `OUT was graded with another ${fixed[key]} (${JSON.stringify(earlier[key])}, not ${JSON.stringify(asked)}); leave ${fixed[key]} out to go on with that, or name another folder with --out.`,
    );
  }
}

function commandsOf(given: readonly string[], lessons: readonly Loaded[]): Record<string, string> {
  const roles = [...new Set(lessons.flatMap(({ checks }) => programsOf(checks).map(({ role }) => role)))];
  return Object.fromEntries(
    given.map(text => {
      const [, role = '', command = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
      if (command.trim() === '')
        throw new UsageFault(
          `--run takes ROLE=COMMAND, as in 'server=python3 server.py {host} {port}'; "${text}" is not of that form.`,
        );
      if (!roles.includes(role))
        throw new UsageFault(
          `No lesson that is graded has a program "${role}"; there are ${roles.join(', ')}.`,
        );
      return [role, command];
    }),
  );
}
