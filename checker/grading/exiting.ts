import type { Signal } from '../lesson/steps.ts';
import { crashed } from '../program/last-words.ts';
import { startTicks } from '../wire/kernel/tasks.ts';
import { Found, Void } from './finding.ts';
import type { Running } from './running.ts';
import type { Stage } from './stage.ts';
import { waitFor, waitForRest, type Limit } from './waiting.ts';

export async function expectExit(
  name: string,
  status: number | Signal,
  stage: Stage,
  limit: Limit,
): Promise<void> {
  const running = stage.programNamed(name);
  const program = running.launched;
  await waitFor(stage, () => running.isGone, limit);
  const expected = said(status);
  if (!program.exit && isOver(running)) throw new Void('this machine was too busy to let the program end');
  if (!program.exit)
    throw new Found({ kind: 'no exit', actor: name, expected, actual: 'a program that still runs' });
  const actual = said(program.exit.status);
  if (crashed(program.exit, program.stderr.text, running.signalled) && program.exit.status !== 0)
    throw new Found({ kind: 'crash', actor: name, expected: `${expected}, and no stack trace`, actual });
  if (program.exit.status !== status) throw new Found({ kind: 'wrong exit', actor: name, expected, actual });
}

// That the program has come to rest, and has not ended.
export async function expectLife(name: string, stage: Stage): Promise<void> {
  const running = stage.programNamed(name);
  await waitForRest(stage, () => running.isGone);
  const { exit } = running.launched;
  if (!exit) return;
  const expected = 'a program that goes on';
  throw new Found({ kind: 'wrong exit', actor: name, expected, actual: said(exit.status) });
}

// Whether it can do nothing any more, though nobody has told us of its end yet: it was killed, or the kernel knows it to have ended.
export const isOver = ({
  launched,
  signalled,
}: {
  readonly launched: Pick<Running['launched'], 'pid'>;
  readonly signalled: ReadonlySet<string>;
}): boolean =>
  signalled.has('SIGKILL') || (process.platform === 'linux' && startTicks(launched.pid) === undefined);

const said = (status: number | string): string =>
  typeof status === 'number' ? `exit status ${status}` : `the signal ${status}`;
