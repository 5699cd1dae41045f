import type { Misconception } from '../lesson/misconceptions.ts';
import type { Mailbox } from '../peers/mailbox.ts';
import { crashed } from '../program/last-words.ts';
import { revealed } from './diagnosis.ts';
import { Found, type Bare, type Finding } from './finding.ts';
import { firstUnread, hasDatagram } from './hearing-datagrams.ts';
import { hasUnread } from './hearing.ts';
import type { Running } from './running.ts';
import type { Playable, Stage } from './stage.ts';
import { waitForRest } from './waiting.ts';

// Nothing unread is left with anybody once the program is at rest.
export async function unspokenEnd(stage: Stage): Promise<void> {
  const reading = [...stage.connections.keys()].filter(name => !stage.notReading.has(name));
  const tooMuch = (): string | undefined => reading.find(name => hasUnread(name, stage));
  const tooMany = (): Mailbox | undefined =>
    [...stage.mailboxes.values()].find(({ name }) => hasDatagram(name, stage));
  const printedOn = (): Running | undefined =>
    [...stage.programs.values()].find(
      ({ printing, launched }) => printing.closed && launched.stdout.inbox.size > 0,
    );
  const somethingIsLeft = (): boolean => (tooMuch() ?? tooMany() ?? printedOn()) !== undefined;
  await waitForRest(stage, somethingIsLeft);
  const name = tooMuch();
  const unread = name === undefined ? undefined : stage.connections.get(name)?.inbox.unread;
  if (name !== undefined && unread)
    throw new Found({ kind: 'too much', actor: name, expected: 'nothing more', actual: unread });
  const mailbox = tooMany();
  if (mailbox)
    throw new Found({
      kind: 'too much',
      actor: mailbox.name,
      expected: 'nothing more',
      actual: firstUnread(mailbox),
    });
  const talker = printedOn();
  if (talker)
    throw new Found({
      kind: 'wrong output',
      actor: talker.name,
      expected: 'nothing more',
      actual: talker.launched.stdout.inbox.unread,
    });
}

// Lets everything come to rest, so that what is reported does not depend on the moment, and names the idea that is missing.
export async function settle(
  bare: Bare,
  check: Playable,
  stage: Stage,
): Promise<{ finding: Finding; misconception: Misconception | undefined }> {
  try {
    await waitForRest(stage, () => false);
  } catch {
    // Too busy to settle: what is known by now has to do.
  }
  const { came, ...known } = bare;
  const settled = {
    ...known,
    ...(came && { actual: came() }),
    ...saidBy(stage.programs.has(known.actor) ? known.actor : stage.cast.name, stage),
    step: stage.step,
    unread: unreadBy(stage),
  };
  const finding = explained(settled, stage);
  return { finding, misconception: revealed(check, finding, stage.run) };
}

function unreadBy(stage: Stage): Map<string, readonly string[]> {
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const unread = new Map<string, readonly string[]>();
  for (const [name, { inbox }] of stage.connections) unread.set(name, [text(inbox.unread)]);
  for (const [name, mailbox] of stage.mailboxes)
    unread.set(
      name,
      mailbox.unread.map(({ bytes }) => text(bytes)),
    );
  for (const { name, printing, launched } of stage.programs.values())
    unread.set(name, [printing.untaken(launched.stdout.text)]);
  return unread;
}

function saidBy(program: string, { programs }: Stage): Pick<Finding, 'program' | 'errors' | 'waitedInVain'> {
  const launched = programs.get(program)?.launched;
  const inVain = launched?.isNode && launched.exit?.status === unsettledAwait;
  return { program, errors: launched?.stderr.text ?? '', ...(inVain && { waitedInVain: true }) };
}

// Node's exit status where a top-level await is left with nothing to wait for.
const unsettledAwait = 13;

// A crash, or an end by the checker's limits, explains all that followed from it; of two programs that of the check's own first.
function explained(finding: Finding, stage: Stage): Finding {
  if (finding.kind === 'not started' || finding.kind === 'crash') return finding;
  const all = [...(stage.running ? [stage.running] : []), ...stage.programs.values()];
  return all.map(running => endOf(running, finding, stage)).find(end => end !== undefined) ?? finding;
}

function endOf({ name, launched, signalled }: Running, finding: Finding, stage: Stage): Finding | undefined {
  const { exit, overLimit } = launched;
  if (!exit) return undefined;
  const { status } = exit;
  const own = { ...finding, ...saidBy(name, stage), actor: name, expected: 'a program that goes on' };
  const over =
    overLimit ?? (status === 'SIGXCPU' ? 'it used more than a minute of processor time' : undefined);
  if (over !== undefined) return { ...own, kind: 'over limits', actual: over };
  const ended = typeof status === 'number' ? `exit status ${status}` : `the signal ${status}`;
  return crashed(exit, own.errors, signalled) ? { ...own, kind: 'crash', actual: ended } : undefined;
}
