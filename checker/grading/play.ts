import { rmSync } from 'node:fs';
import type { Misconception } from '../lesson/misconceptions.ts';
import { clockStandsAt, startedBy } from '../lesson/acts.ts';
import type { Step } from '../lesson/steps.ts';
import { end } from '../program/ending.ts';
import type { Transcript } from '../vocabulary.ts';
import type { Capture } from '../wire/pcapng.ts';
import type { Tape } from '../wire/tape.ts';
import { perform, performTogether } from './acting.ts';
import { checkOwnLosses } from './datagram-acts.ts';
import { Cancelled, Found, Void, type Finding } from './finding.ts';
import { hopeFor } from './hoping.ts';
import { starved } from './promptness.ts';
import type { Running } from './running.ts';
import { Scenery } from './scenery.ts';
import { settle, unspokenEnd } from './settling.ts';
import { Stage, type Playable, type Setting } from './stage.ts';
import { launch, Unavailable } from './starting.ts';
import { waitForRest } from './waiting.ts';

type Result =
  | { readonly outcome: 'passed'; readonly observed?: string }
  | {
      readonly outcome: 'failed';
      readonly finding: Finding;
      readonly misconception: Misconception | undefined;
    }
  | { readonly outcome: 'void' | 'broken' | 'unavailable'; readonly words: string; readonly stack?: string };

// How one check went; `running` is the program that may go on to the next, `ends` the two endpoints of each peer's connection.
export type Played = Result & {
  readonly transcript: Transcript;
  readonly durationMs: number;
  readonly running?: Running;
  readonly ends: Capture['ends'];
};

// Whether the check is one client of a server that others use too, or has one to itself: started by its steps, or under a clock of its own.
export const sharesProcess = ({ program, steps }: Pick<Playable, 'program' | 'steps'>): boolean =>
  program.listens && startedBy(steps).length === 0 && clockStandsAt(steps) === undefined;

// What else is done about a check while it is played.
interface Ways {
  // What is to be said of it once its steps are done.
  readonly observe?: (stage: Stage) => string;
  // What is waited for before each step.
  readonly before?: (step: Step, stage: Stage) => Promise<void>;
}

// Plays a check whose program is of no use to another afterwards, and ends it.
export async function playAlone(check: Playable, setting: Setting, tape: Tape, ways: Ways): Promise<Played> {
  const played = await play(check, setting, tape, ways);
  await played.running?.retire();
  return played;
}

// Plays the steps against the program, on a stage of their own. A process that is handed in goes on, and is handed back if all went well.
export async function play(
  check: Playable,
  setting: Setting,
  tape: Tape,
  { shared, observe, before }: Ways & { readonly shared?: Running | undefined } = {},
): Promise<Played> {
  const begin = performance.now();
  tape.restart();
  const stage = new Stage(setting, check.program, tape);
  stage.folder = shared?.folder;
  const scenery = new Scenery(stage);
  const result = await resultOf(check, stage, async () => {
    await scenery.set(check.steps);
    const { program } = check;
    if (shared) {
      shared.goOn();
      stage.enters(shared);
    } else if (!startedBy(check.steps).includes(program.name))
      stage.enters(await launch(program, program.args, 'at once', stage));
    await playSteps(check.steps, stage, before);
    await unspokenEnd(stage);
    return observe?.(stage);
  });
  const transcript = [...tape.events];
  const ends = new Map(
    [...stage.connections].flatMap(([name, { near, far }]) =>
      'port' in near && 'port' in far ? [[name, { peer: near, program: far }] as const] : [],
    ),
  );
  await scenery.strike();
  const keep = result.outcome === 'passed' && sharesProcess(check) && (await survives(stage));
  if (!keep) await clear(stage);
  const running = keep && stage.running ? { running: stage.running } : {};
  return { ...result, ...running, transcript, ends, durationMs: performance.now() - begin };
}

async function resultOf(
  check: Playable,
  stage: Stage,
  body: () => Promise<string | undefined>,
): Promise<Result> {
  try {
    const observed = await blamelessly(stage, body);
    return { outcome: 'passed', ...(observed !== undefined && { observed }) };
  } catch (error) {
    if (error instanceof Found) {
      const settled = await settle(error.finding, check, stage);
      const fault = [...stage.programs.values()].find(({ launched }) => launched.fault)?.launched.fault;
      if (fault !== undefined) return { outcome: 'broken', words: fault };
      // What a program said is its own, however little time it had; that it said nothing may be the machine's fault.
      if (starved(stage) && !wasSaid(check, settled.misconception?.id))
        return { outcome: 'void', words: 'this machine was too busy to let the program look in time' };
      return { outcome: 'failed', ...settled };
    }
    if (error instanceof Void || error instanceof Cancelled) return { outcome: 'void', words: error.message };
    if (error instanceof Unavailable) return { outcome: 'unavailable', words: error.message };
    if (!(error instanceof Error)) return { outcome: 'broken', words: String(error) };
    return {
      outcome: 'broken',
      words: error.message,
      ...(error.stack !== undefined && { stack: error.stack }),
    };
  }
}

const wasSaid = ({ reveal }: Playable, id: string | undefined): boolean =>
  reveal.some(one => one.id === id && one.when?.failure === 'any');

async function clear({ programs, folder }: Stage): Promise<void> {
  await Promise.all([...programs.values()].map(({ launched }) => end(launched)));
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

// What the program is found to have failed is its own only if the checker did its own part.
async function blamelessly<T>(stage: Stage, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof Found) checkOwnLosses(stage);
    throw error;
  }
}

async function playSteps(
  steps: readonly Step[],
  stage: Stage,
  before?: (step: Step, stage: Stage) => Promise<void>,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    stage.turnTo(index);
    await before?.(step, stage);
    const { running } = stage;
    const from = moment(stage);
    await playStep(step, stage);
    const to = moment(stage);
    const lateMs = running === stage.running ? to.atMs - from.atMs - (to.programMs - from.programMs) : 0;
    const seen = { ...to, lateMs: Math.max(0, lateMs) };
    const { fulfilledMs } = stage;
    stage.done.set(step, fulfilledMs === undefined ? seen : { ...to, atMs: fulfilledMs, lateMs: 0 });
  }
}

const moment = (stage: Stage) => ({ programMs: stage.programMs(), atMs: stage.tape.nowMs });

async function playStep(step: Step, stage: Stage): Promise<void> {
  switch (step.kind) {
    case 'act':
      return await perform(step, stage);
    case 'expect':
      return await hopeFor(step, stage);
    case 'together':
      return await performTogether(step, stage);
    case 'free':
      return await step.play({ run: stage.run, expect: (claim, holds) => expectFree(claim, holds, stage) });
  }
}

function expectFree(claim: string, holds: boolean, stage: Stage): void {
  if (!holds)
    throw new Found({ kind: 'free', actor: stage.cast.name, expected: claim, actual: 'it does not hold' });
}

// Whether the server is still there once its clients have left: one that is not is started afresh for the next check.
async function survives(stage: Stage): Promise<boolean> {
  const ended = (): boolean => stage.program?.exit !== undefined;
  try {
    return (await waitForRest(stage, ended)) !== 'met';
  } catch (error) {
    if (error instanceof Void || error instanceof Cancelled) return false;
    throw error;
  }
}
