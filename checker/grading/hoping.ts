import { members } from '../lesson/crowds.ts';
import type { Expectation } from '../lesson/steps.ts';
import { crowdIsIn } from './crowds.ts';
import { expectExit, expectLife } from './exiting.ts';
import { fileIsGone, fileStays, nothingIsThere } from './files.ts';
import { Found, Void } from './finding.ts';
import { datagramHeard, noDatagram } from './hearing-datagrams.ts';
import { acceptance, bytesHeard, end, nothing, refusal, solitude } from './hearing.ts';
import { loggedLine } from './logging.ts';
import {
  announcement,
  complaint,
  listeningAt,
  noSuchLine,
  outputWhole,
  printedLine,
  prompt,
} from './output.ts';
import { reach } from './reaching.ts';
import type { Stage } from './stage.ts';
import type { Limit } from './waiting.ts';

// Waits for what a step expects; throws Found when it does not come, or comes otherwise.
export async function hopeFor(expectation: Expectation, stage: Stage): Promise<void> {
  const limit = limitOf(expectation, stage);
  try {
    await (expectation.actor.count === undefined
      ? hoped(expectation, stage, limit)
      : eachHoped(expectation, stage, limit));
  } catch (error) {
    const reason = expectation.terms.because;
    if (error instanceof Found && reason !== undefined) throw new Found({ ...error.finding, reason });
    throw error;
  }
  checkTerms(expectation, stage);
}

// Of a crowd, one by one: the first for whom it does not hold is told of.
async function eachHoped(expectation: Expectation, stage: Stage, limit: Limit): Promise<void> {
  await crowdIsIn(expectation.actor, stage);
  if (expectation.hopes.verb === 'gets in') return;
  for (const actor of members(expectation.actor)) await hoped({ ...expectation, actor }, stage, limit);
}

async function hoped({ actor, hopes }: Expectation, stage: Stage, limit: Limit): Promise<void> {
  const { name } = actor;
  switch (hopes.verb) {
    case 'receives':
      if (actor.carries === 'datagrams') return await datagramHeard(name, hopes.what, stage, limit);
      return await bytesHeard(name, hopes, stage, limit);
    case 'receives all':
      return await bytesHeard(name, hopes, stage, limit);
    case 'gets in':
      return await crowdIsIn(actor, stage);
    case 'hears nothing':
      return await (actor.carries === 'datagrams' ? noDatagram(name, stage) : nothing(name, stage));
    case 'hears end':
    case 'hears reset':
    case 'is cut off':
      return await end(name, hopes.verb, stage, limit);
    case 'accepts':
      return await acceptance(actor, stage);
    case 'meets nobody':
      return await solitude(actor, stage);
    case 'is refused':
      return await refusal(actor, stage);
    case 'prints':
      return await printedLine(name, hopes.what, stage, limit);
    case 'prompts':
      return await prompt(name, hopes.what, stage, limit);
    case 'prints all':
      return await outputWhole(name, hopes.what, stage, limit);
    case 'never prints':
      return await noSuchLine(name, hopes.what, stage);
    case 'complains':
      return await complaint(name, hopes.what, stage, limit);
    case 'logs':
      return await loggedLine(name, hopes.what, stage, limit);
    case 'goes on':
      return await expectLife(name, stage);
    case 'announces':
      return await announcement(actor, stage);
    case 'listens at':
      return await listeningAt(actor, hopes, stage);
    case 'reaches':
      return await reach(name, hopes.whom.name, stage);
    case 'has':
      fileStays(hopes, stage);
      return;
    case 'lacks':
      return await fileIsGone(hopes, stage, limit);
    case 'is empty':
      nothingIsThere(stage);
      return;
    case 'exits':
      return await expectExit(name, hopes.status, stage, limit);
  }
}

// A limit of the contract's own is counted from its step; half a second more shows how late it was.
function limitOf({ terms }: Expectation, stage: Stage): Limit {
  const onceBegunMs = stage.patience.replyMs;
  if (terms.notAfter === undefined) return { onceBegunMs };
  const ownMs = terms.notAfter - sinceMs(terms.since, stage).program + 500;
  return { onceBegunMs: Math.max(onceBegunMs, ownMs) };
}

function checkTerms({ actor, terms }: Expectation, stage: Stage): void {
  if (terms.notBefore === undefined && terms.notAfter === undefined) return;
  const since = sinceMs(terms.since, stage);
  const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  if (terms.notBefore !== undefined && since.wall < terms.notBefore)
    throw new Found({
      kind: 'too early',
      actor: actor.name,
      expected: `not before ${inSeconds(terms.notBefore)}`,
      actual: `after ${inSeconds(since.wall)}`,
    });
  // It may have been in time only if all that the checker was late is counted for it.
  if (terms.notBefore !== undefined && since.seen < terms.notBefore / 2)
    throw new Void('this machine was too busy to tell how soon it came');
  if (terms.notAfter !== undefined && since.program > terms.notAfter)
    throw new Found({
      kind: 'too late',
      actor: actor.name,
      expected: `within ${inSeconds(terms.notAfter)}`,
      actual: `after ${inSeconds(since.program)}`,
    });
}

// How long ago a step was seen to be done, and how long it may have been; and in program time.
function sinceMs(
  step: Expectation['terms']['since'],
  stage: Stage,
): { seen: number; wall: number; program: number } {
  const done = step && stage.done.get(step);
  const seen = stage.tape.nowMs - (done?.atMs ?? 0);
  return {
    seen,
    wall: seen + (done?.lateMs ?? 0),
    program: stage.programMs() - (done?.programMs ?? 0),
  };
}
