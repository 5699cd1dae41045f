import type { Actor, Hope } from '../lesson/steps.ts';
import type { Connection } from '../peers/connection.ts';
import { serving } from '../program/endpoint.ts';
import type { FailureKind } from '../vocabulary.ts';
import { connectionOf } from './peer-acts.ts';
import { settled } from './delivery.ts';
import { Found } from './finding.ts';
import { judgeAll, judgeNext, knownBytes, wordsFor } from './judging.ts';
import type { Verdict } from './segments.ts';
import { dialIn, target } from './reaching.ts';
import { isReady } from './readiness.ts';
import type { Stage } from './stage.ts';
import { waitFor, waitForRest, type Limit } from './waiting.ts';

// What a peer hears from the program: bytes, silence, ends.

export async function bytesHeard(
  name: string,
  { verb, what }: Extract<Hope, { verb: 'receives' | 'receives all' }>,
  stage: Stage,
  limit: Limit,
): Promise<void> {
  const connection = connectionOf(name, stage);
  const { run } = stage;
  const known = knownBytes(what, run);
  connection.allow(known?.length ?? 0);
  const judge = verb === 'receives' ? judgeNext : judgeAll;
  const look = (): Verdict => judge(what, run, connection.inbox.unread, connection.inbox.ended);
  const lookAgain = (): Verdict => {
    const verdict = look();
    return verdict.is === 'differs' && passOver(name, stage) ? look() : verdict;
  };
  let verdict = lookAgain();
  const settles = (): boolean => {
    verdict = lookAgain();
    return (
      verdict.is !== 'need more' &&
      (verb === 'receives' || verdict.is === 'differs' || connection.inbox.ended)
    );
  };
  // A long transfer is alive as long as bytes come.
  for (let before = -1; before !== connection.inbox.size;) {
    before = connection.inbox.size;
    await waitFor(stage, () => settles() || connection.inbox.ended, limit);
    if (settles() || connection.inbox.ended) break;
  }
  const ended = verb === 'receives' || connection.ended === 'fin';
  if (verdict.is === 'matched' && ended) {
    if (verdict.value !== undefined && typeof what === 'object') stage.matches.set(what, verdict.value);
    for (const [gap, value] of verdict.filled ?? []) stage.matches.set(gap, value);
    connection.inbox.take(verdict.count);
    if (verb === 'receives all') connection.endExpected = true;
    return;
  }
  throw new Found({
    kind: whatWasHeard(verb, verdict, connection),
    actor: name,
    expected: knownBytes(what, run, connection.inbox.unread) ?? wordsFor(what) ?? 'bytes',
    actual: connection.inbox.unread,
    came: () => connection.inbox.unread,
    ...sentBy(name, stage),
  });
}

function whatWasHeard(
  verb: 'receives' | 'receives all',
  verdict: Verdict,
  { ended, inbox }: Connection,
): FailureKind {
  if (inbox.size === 0) return ended === 'reset' ? 'reset' : ended === 'fin' ? 'end' : 'silence';
  if (verdict.is === 'differs') {
    const short = verb === 'receives all' && verdict.at === inbox.size;
    return short ? 'too little' : verdict.at === undefined && ended === 'reset' ? 'reset' : 'wrong bytes';
  }
  if (ended === 'reset') return 'reset';
  if (verdict.is === 'matched' || (verb === 'receives all' && ended === 'open')) return 'no end';
  return 'too little';
}

export async function nothing(name: string, stage: Stage): Promise<void> {
  const connection = connectionOf(name, stage);
  await settled(stage);
  passOver(name, stage);
  const something = (): boolean =>
    hasUnread(name, stage) || (connection.ended !== 'open' && !connection.endExpected);
  if ((await waitForRest(stage, something)) !== 'met') return;
  const kind = connection.inbox.size > 0 ? 'too early' : connection.ended === 'reset' ? 'reset' : 'end';
  throw new Found({
    kind,
    actor: name,
    expected: 'nothing yet',
    actual: connection.inbox.unread,
    came: () => connection.inbox.unread,
    ...sentBy(name, stage),
  });
}

export async function end(
  name: string,
  verb: 'hears end' | 'hears reset' | 'is cut off',
  stage: Stage,
  limit: Limit,
): Promise<void> {
  const connection = connectionOf(name, stage);
  await waitFor(
    stage,
    () => hasUnread(name, stage) || connection.ended !== 'open' || connection.closed,
    limit,
  );
  const expected =
    verb === 'hears reset'
      ? 'a reset (RST)'
      : verb === 'hears end'
        ? 'the end (FIN)'
        : 'the end (FIN or RST)';
  const fail = (kind: FailureKind, actual: Uint8Array | string): never => {
    throw new Found({ kind, actor: name, expected, actual, ...sentBy(name, stage) });
  };
  if (hasUnread(name, stage)) fail('too much', connection.inbox.unread);
  connection.endExpected = true;
  if (connection.ended === 'open')
    fail(verb === 'hears reset' ? 'no reset' : 'no end', 'the connection is still open');
  if (verb === 'hears end' && connection.ended === 'reset') fail('reset', 'a reset (RST)');
  if (verb === 'hears reset' && connection.ended === 'fin') fail('end', 'a clean end (FIN)');
}

export async function acceptance({ name, host }: Actor, stage: Stage): Promise<void> {
  const listener = stage.listeners.get(name);
  if (!listener) throw new Error(`${name} is not a server of this check`);
  await waitFor(stage, () => listener.hasVisitor, stage.patience.startMs);
  const connection = listener.accept(name, host === undefined ? undefined : `to ${host}`);
  if (!connection)
    throw new Found({
      kind: 'no connection',
      actor: name,
      expected: 'a connection from your program',
      actual: 'nobody came',
    });
  stage.connections.set(name, connection);
  if (stage.running) stage.running.hasDialled = true;
}

// Whoever has come by the time the program is at rest has come for nothing.
export async function solitude({ name }: Actor, stage: Stage): Promise<void> {
  const listener = stage.listeners.get(name);
  if (!listener) throw new Error(`${name} is not a server of this check`);
  await waitForRest(stage, () => listener.hasVisitor);
  const connection = listener.accept(name);
  if (!connection) return;
  stage.connections.set(name, connection);
  throw new Found({ kind: 'too much', actor: name, expected: 'nobody to come', actual: 'a connection' });
}

// At the place where the program has listened it may still close; at another address of a program that listens on, it has had its say.
export async function refusal(actor: Actor, stage: Stage): Promise<void> {
  const { running, senses } = stage;
  const endpoint = actor.host === undefined ? running?.endpoint : await isReady(stage, { kind: 'streams' });
  if (!running || !endpoint)
    throw new Error('the program never listened, so nobody knows where it would refuse');
  const to = target(actor, endpoint);
  const closed = (): boolean => serving(running.listening('streams'), endpoint) === undefined;
  if (senses === 'kernel' && ('path' in endpoint || actor.host === undefined || actor.host === endpoint.host))
    await waitFor(stage, closed, stage.patience.replyMs);
  const dialled = await dialIn(actor, to, stage);
  if (dialled.dialled === 'refused') return;
  if (dialled.dialled === 'connected') stage.connections.set(actor.name, dialled.connection);
  throw new Found({
    kind: 'no refusal',
    actor: actor.name,
    expected: 'connection refused',
    actual: 'a connection',
  });
}

// Whether something lies unread that the check has not said to pass over.
export function hasUnread(name: string, stage: Stage): boolean {
  passOver(name, stage);
  return (stage.connections.get(name)?.inbox.size ?? 0) > 0;
}

// Takes what the actor ignores off the front; a newline to ignore may come as \r\n.
function passOver(name: string, stage: Stage): boolean {
  const inbox = stage.connections.get(name)?.inbox;
  const ignored = stage.ignored.get(name) ?? [];
  if (!inbox) return false;
  const spellings = ignored.flatMap(text =>
    text.length === 1 && text[0] === 10 ? [text, Uint8Array.of(13, 10)] : [text],
  );
  const found = spellings.find(text => Buffer.compare(text, inbox.unread.subarray(0, text.length)) === 0);
  if (!found) return false;
  inbox.take(found.length);
  passOver(name, stage);
  return true;
}

// What the actor sent last, else what was typed.
export function sentBy(name: string, stage: Stage): { sent?: Uint8Array } {
  const sent = stage.lastSent.get(name) ?? stage.lastSent.get('you');
  return sent ? { sent } : {};
}
