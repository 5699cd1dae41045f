import type { Misconception } from '../lesson/misconceptions.ts';
import { crashed } from '../program/last-words.ts';
import { revealed } from './diagnosis.ts';
import { Found, type Bare, type Finding } from './finding.ts';
import { hasUnread } from './hearing.ts';
import type { Playable, Stage } from './stage.ts';
import { waitFor } from './waiting.ts';

// Nothing unread is left with anybody once the program is at rest.
export async function unspokenEnd(stage: Stage): Promise<void> {
  const reading = [...stage.connections.keys()].filter(name => !stage.notReading.has(name));
  const tooMuch = (): string | undefined => reading.find(name => hasUnread(name, stage));
  const printedOn = (): boolean => stage.printing.closed && (stage.program?.stdout.inbox.size ?? 0) > 0;
  await waitFor(stage, () => tooMuch() !== undefined || printedOn(), stage.patience.quietMs);
  const name = tooMuch();
  const unread = name === undefined ? undefined : stage.connections.get(name)?.inbox.unread;
  if (name !== undefined && unread)
    throw new Found({ kind: 'too much', actor: name, expected: 'nothing more', actual: unread });
  const printed = stage.program?.stdout.inbox.unread;
  if (printedOn() && printed)
    throw new Found({
      kind: 'wrong output',
      actor: stage.cast.name,
      expected: 'nothing more',
      actual: printed,
    });
}

// Lets everything come to rest, so that what is reported does not depend on the moment, and names the idea that is missing.
export async function settle(
  bare: Bare,
  check: Playable,
  stage: Stage,
): Promise<{ finding: Finding; misconception: Misconception | undefined }> {
  try {
    await waitFor(stage, () => false, stage.patience.quietMs);
  } catch {
    // Too busy to settle: what is known by now has to do.
  }
  const { came, ...known } = bare;
  const settled = {
    ...known,
    ...(came && { actual: came() }),
    step: stage.step,
    unread: unreadBy(stage),
    errors: stage.program?.stderr.text ?? '',
  };
  const finding = explained(settled, stage);
  return { finding, misconception: revealed(check, finding, stage.run) };
}

function unreadBy(stage: Stage): Map<string, string> {
  const unread = new Map(
    [...stage.connections].map(([name, { inbox }]) => [name, new TextDecoder().decode(inbox.unread)]),
  );
  if (stage.program) unread.set(stage.cast.name, stage.printing.untaken(stage.program.stdout.text));
  return unread;
}

// A crash, or an end by the checker's limits, explains all that followed from it.
function explained(finding: Finding, { program, cast, signalled }: Stage): Finding {
  if (!program?.exit || finding.kind === 'not started' || finding.kind === 'crash') return finding;
  const { status } = program.exit;
  const own = { ...finding, actor: cast.name, expected: 'a program that goes on' };
  const over =
    program.overLimit ?? (status === 'SIGXCPU' ? 'it used more than a minute of processor time' : undefined);
  if (over !== undefined) return { ...own, kind: 'over limits', actual: over };
  const ended = typeof status === 'number' ? `exit status ${status}` : `the signal ${status}`;
  return crashed(program.exit, finding.errors, signalled)
    ? { ...own, kind: 'crash', actual: ended }
    : finding;
}
