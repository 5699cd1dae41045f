import type { Expected } from '../lesson/values.ts';
import type { Mailbox } from '../peers/mailbox.ts';
import type { FailureKind } from '../vocabulary.ts';
import { mailboxOf } from './datagram-acts.ts';
import { settled } from './delivery.ts';
import { Found } from './finding.ts';
import { sentBy } from './hearing.ts';
import { judgeDatagram, knownBytes, wordsFor } from './judging.ts';
import type { Stage } from './stage.ts';
import { waitFor, waitForRest, type Limit } from './waiting.ts';

// What a peer of datagrams hears from the program: one whole datagram after the other, or nothing.

export async function datagramHeard(name: string, what: Expected, stage: Stage, limit: Limit): Promise<void> {
  const mailbox = mailboxOf(name, stage);
  await waitFor(stage, () => hasDatagram(name, stage), limit);
  const [next] = mailbox.unread;
  const verdict = next && judgeDatagram(what, stage.run, next.bytes);
  if (next && verdict?.is === 'matched') {
    mailbox.take();
    mailbox.caller = next.from;
    stage.fulfilledMs = next.notBeforeMs;
    if (stage.running) stage.running.hasDialled = true;
    if (verdict.value !== undefined && typeof what === 'object') stage.matches.set(what, verdict.value);
    for (const [gap, value] of verdict.filled ?? []) stage.matches.set(gap, value);
    return;
  }
  const known = knownBytes(what, stage.run, next?.bytes);
  throw new Found({
    kind: next ? whatCame(next.bytes, known) : 'silence',
    actor: name,
    expected: known ? orEmpty(known) : (wordsFor(what, 'a datagram') ?? 'a datagram'),
    actual: next ? orEmpty(next.bytes) : '',
    ...sentBy(name, stage),
  });
}

// A datagram that was cut short is the beginning of the one that was due.
function whatCame(came: Uint8Array, known: Uint8Array | undefined): FailureKind {
  const isBeginning =
    came.length > 0 && known !== undefined && Buffer.compare(known.subarray(0, came.length), came) === 0;
  return isBeginning && came.length < known.length ? 'too little' : 'wrong bytes';
}

export async function noDatagram(name: string, stage: Stage): Promise<void> {
  const mailbox = mailboxOf(name, stage);
  await settled(stage);
  if ((await waitForRest(stage, () => hasDatagram(name, stage))) !== 'met') return;
  throw new Found({
    kind: 'too early',
    actor: name,
    expected: 'nothing yet',
    actual: firstUnread(mailbox),
    ...sentBy(name, stage),
  });
}

// Whether a datagram lies unread that the check has not said to pass over.
export function hasDatagram(name: string, stage: Stage): boolean {
  const mailbox = mailboxOf(name, stage);
  const ignored = stage.ignored.get(name) ?? [];
  const isIgnored = (bytes: Uint8Array): boolean => ignored.some(text => Buffer.compare(text, bytes) === 0);
  for (let [next] = mailbox.unread; next && isIgnored(next.bytes); [next] = mailbox.unread) mailbox.take();
  return mailbox.unread.length > 0;
}

// The datagram that was not due, as a finding shows it.
export const firstUnread = ({ unread: [next] }: Mailbox): Uint8Array | string =>
  next ? orEmpty(next.bytes) : '';

const orEmpty = (bytes: Uint8Array): Uint8Array | string =>
  bytes.length > 0 ? bytes : '"" (an empty datagram)';
