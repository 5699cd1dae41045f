import type { Act, Deed, Together } from '../lesson/steps.ts';
import { dial } from '../peers/dial.ts';
import { hasStopped, signalIsPending } from '../program/signals.ts';
import { look } from '../program/rest.ts';
import { isOwned, leaveGap, settled, wasDelivered } from './delivery.ts';
import { Found, Void } from './finding.ts';
import { bytesOf } from './judging.ts';
import { isReady } from './readiness.ts';
import type { Stage } from './stage.ts';
import { start } from './starting.ts';
import { waitFor } from './waiting.ts';

// Does what a step says, after everything before it has been read.
export async function perform(act: Act, stage: Stage): Promise<void> {
  await settled(stage);
  await deed(act, stage);
  checkPromptness(act, stage);
}

// Does all of it while the program is stopped, so that it sees it in one look.
export async function performTogether({ acts }: Together, stage: Stage): Promise<void> {
  const { program } = stage;
  if (acts.some(({ does }) => does.verb === 'connects')) await isReady(stage);
  await settled(stage);
  if (!program) throw new Error('nothing can be done at once before the program runs');
  program.signal('SIGSTOP');
  await waitFor(stage, () => hasStopped(program.pid), stage.patience.replyMs);
  try {
    for (const act of acts) await deed(act, stage);
    await wasDelivered(stage);
  } finally {
    program.signal('SIGCONT');
  }
}

async function deed({ actor, does }: Act, stage: Stage): Promise<void> {
  const { name } = actor;
  switch (does.verb) {
    case 'starts':
      return await start(does, stage);
    case 'connects':
      return await connect(name, stage);
    case 'sends':
    case 'pours':
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
      return await type(does, stage);
    case 'ends input':
      stage.program?.endInput();
      stage.tape.write(name, 'input-ended');
      return;
    case 'signals':
      return await signal(does, stage);
    case 'passes':
      return await pass(does.ms, stage);
  }
}

async function connect(name: string, stage: Stage): Promise<void> {
  const to = await isReady(stage);
  const giveUp = new AbortController();
  const dialling = dial(name, to, stage.tape, giveUp.signal);
  let dialled: Awaited<typeof dialling> | undefined;
  void dialling.then(result => {
    dialled = result;
    stage.tape.ring();
  });
  await waitFor(stage, () => dialled !== undefined, stage.patience.replyMs);
  giveUp.abort();
  const result = dialled ?? (await dialling);
  if (result.dialled === 'connected') stage.connections.set(name, result.connection);
  else {
    const kind = result.dialled === 'refused' ? 'refusal' : 'no connection';
    throw new Found({ kind, actor: name, expected: 'a connection', actual: result.code });
  }
}

async function send(name: string, does: Extract<Deed, { pieces: unknown }>, stage: Stage): Promise<void> {
  const connection = connectionOf(name, stage);
  for (const [index, piece] of does.pieces.entries()) {
    if (index > 0) await settled(stage);
    const bytes = bytesOf(piece, stage.run);
    stage.lastSent.set(name, bytes);
    if (does.verb === 'pours') connection.poured = true;
    void connection.send(bytes).then(() => stage.tape.ring());
    if (does.verb === 'pours') continue;
    const written = (): boolean => connection.unsent === 0 || connection.closed;
    if ((await waitFor(stage, written, stage.patience.replyMs)) !== 'met')
      throw new Found({
        kind: 'never reads',
        actor: name,
        expected: 'all of it read',
        actual: 'no room for more',
        sent: bytes,
      });
    await leaveGap(stage);
  }
}

async function finish(name: string, stage: Stage): Promise<void> {
  const connection = connectionOf(name, stage);
  connection.finish();
  if (connection.poured) return;
  await waitFor(stage, () => connection.unsent === 0, stage.patience.replyMs);
  await leaveGap(stage);
}

function leave(name: string, stage: Stage): void {
  const connection = connectionOf(name, stage);
  stage.tape.write(name, 'fin-sent', { note: 'closes' });
  connection.close('fin');
}

// A reset that overtakes the accept is invisible to the program.
async function reset(name: string, stage: Stage): Promise<void> {
  const connection = connectionOf(name, stage);
  await isOwned(connection, stage);
  connection.reset();
  await leaveGap(stage);
}

function stopReading(name: string, stage: Stage): void {
  stage.notReading.add(name);
  if (name === user) stage.program?.stdout.stopReading();
  else connectionOf(name, stage).stopReading();
}

async function readOn(name: string, stage: Stage): Promise<void> {
  stage.notReading.delete(name);
  if (name !== user) return connectionOf(name, stage).readOn();
  const { program } = stage;
  if (!program) return;
  const { quietMs } = stage.patience;
  const unsent = (): boolean => [...stage.connections.values()].some(connection => connection.unsent > 0);
  const done = (): boolean => program.exit !== undefined || look(program, quietMs, unsent) !== 'awake';
  await waitFor(stage, done, quietMs);
  program.stdout.readOn();
}

async function type({ pieces }: Extract<Deed, { verb: 'types' }>, stage: Stage): Promise<void> {
  for (const piece of pieces) {
    const bytes = bytesOf(piece, stage.run);
    stage.lastSent.set(user, bytes);
    stage.tape.write(user, 'typed', { bytes });
    void stage.program?.type(bytes);
    await leaveGap(stage);
  }
}

// Two signals of one kind in a row arrive as one, unless the first has been taken.
async function signal({ signal }: Extract<Deed, { verb: 'signals' }>, stage: Stage): Promise<void> {
  const { program, running } = stage;
  if (!program) throw new Error('there is no program to signal');
  if (running && stage.cast.listens) await isReady(stage);
  stage.signalled.add(signal);
  stage.tape.write(user, 'signalled', { note: signal });
  program.signal(signal);
  const taken = (): boolean =>
    program.exit !== undefined ||
    (signal === 'SIGSTOP' ? hasStopped(program.pid) : !signalIsPending(program.pid));
  await waitFor(stage, taken, stage.patience.replyMs);
}

async function pass(ms: number, stage: Stage): Promise<void> {
  const until = performance.now() + ms;
  while (performance.now() < until) {
    stage.programMs();
    await new Promise(resolve => setTimeout(resolve, Math.min(10, Math.max(1, until - performance.now()))));
  }
}

// The contract gives the peer a limit too: a checker that missed it cannot judge.
function checkPromptness({ within }: Act, stage: Stage): void {
  if (!within) return;
  const since = stage.done.get(within.since);
  if (!since) throw new Error('a limit counts from a step that has not been played');
  const late = stage.tape.nowMs - since.atMs - within.ms;
  if (late > 0) throw new Void(`the checker was ${Math.ceil(late)} ms late with its own part`);
}

export function connectionOf(name: string, stage: Stage) {
  const connection = stage.connections.get(name);
  if (!connection) throw new Error(`${name} has no connection yet`);
  return connection;
}

const user = 'you';
