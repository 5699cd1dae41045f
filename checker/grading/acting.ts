import { members } from '../lesson/crowds.ts';
import type { Act, Together } from '../lesson/steps.ts';
import { hasStopped } from '../program/signals.ts';
import { connectAll, crowdIsIn } from './crowds.ts';
import { sendDatagrams } from './datagram-acts.ts';
import { settled, wasDelivered } from './delivery.ts';
import { put } from './files.ts';
import { bytesOf } from './judging.ts';
import { pass } from './passing.ts';
import { connect, connectionOf, finish, leave, reset, send } from './peer-acts.ts';
import { checkPromptness } from './promptness.ts';
import { isReady } from './readiness.ts';
import type { Stage } from './stage.ts';
import { start } from './starting.ts';
import { endInput, looksAgain, looksAway, signal, type, user } from './user-acts.ts';
import { waitFor } from './waiting.ts';

// Does what a step says, after everything before it has been read.
export async function perform(act: Act, stage: Stage): Promise<void> {
  await settled(stage);
  await (act.actor.count === undefined ? deed(act, stage) : eachOf(act, stage));
  await checkPromptness(act, stage);
}

// Does all of it while the program is stopped, so that it sees it in one look.
export async function performTogether({ acts }: Together, stage: Stage): Promise<void> {
  const programs = stage.living();
  if (acts.some(({ does }) => does.verb === 'connects')) await isReady(stage, { kind: 'streams' });
  if (acts.some(({ actor }) => actor.carries === 'datagrams' && actor.side === 'dials'))
    await isReady(stage, { kind: 'datagrams' });
  await settled(stage);
  if (programs.length === 0) throw new Error('nothing can be done at once before the program runs');
  for (const program of programs) program.signal('SIGSTOP');
  await waitFor(stage, () => programs.every(hasStopped), stage.patience.replyMs);
  try {
    for (const act of acts) await deed(act, stage);
    await wasDelivered(stage);
  } finally {
    for (const program of programs) program.signal('SIGCONT');
  }
}

// A crowd dials in one go; all else its members do one by one, once they are connected.
async function eachOf(act: Act, stage: Stage): Promise<void> {
  if (act.does.verb === 'connects') return await connectAll(act.actor, stage);
  await crowdIsIn(act.actor, stage);
  for (const actor of members(act.actor)) {
    await settled(stage);
    await deed({ ...act, actor }, stage);
  }
}

async function deed({ actor, does }: Act, stage: Stage): Promise<void> {
  const { name } = actor;
  switch (does.verb) {
    case 'starts':
      return await start(does, stage);
    case 'connects':
      return await connect(actor, stage);
    case 'sends':
    case 'pours':
      if (actor.carries === 'datagrams') return await sendDatagrams(actor, does, stage);
      return await send(name, does, stage);
    case 'ends':
      return await finish(name, stage);
    case 'leaves':
      return leave(name, stage);
    case 'resets':
      return await reset(name, stage);
    case 'stops reading':
      return stopReading(name, stage);
    case 'reads on':
      return await readOn(name, stage);
    case 'ignores':
      stage.ignored.set(name, [...(stage.ignored.get(name) ?? []), bytesOf(does.what, stage.run)]);
      return;
    case 'types':
      return await type(actor, does, stage);
    case 'ends input':
      return endInput(actor, stage);
    case 'signals':
      return await signal(does, stage);
    case 'puts':
      put(does, stage);
      return;
    case 'passes':
      return await pass(does.ms, stage);
    case 'stands':
      stage.tape.write(name, 'noted', { by: 'peer', note: `stands at ${does.at}` });
      return stage.clock?.stand(Date.parse(does.at));
    case 'moves':
      stage.tape.write(name, 'noted', { by: 'peer', note: `moves on by ${does.ms / 1000} s` });
      return stage.clock?.move(does.ms);
  }
}

function stopReading(name: string, stage: Stage): void {
  stage.notReading.add(name);
  if (name === user) looksAway(stage);
  else connectionOf(name, stage).stopReading();
}

async function readOn(name: string, stage: Stage): Promise<void> {
  stage.notReading.delete(name);
  if (name === user) await looksAgain(stage);
  else connectionOf(name, stage).readOn();
}
