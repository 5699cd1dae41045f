import { periodMs } from '../program/clock.ts';
import { overLimits } from '../program/limits.ts';
import { look } from '../program/rest.ts';
import { betweenSockets } from '../wire/kernel/backlog.ts';
import { Void } from './finding.ts';
import { turns } from './patience.ts';
import type { Stage } from './stage.ts';

// Why a wait ended: what was waited for; the program was proved to be at rest, or gone; or its time was over.
export type Waited = 'met' | 'at rest' | 'deadline';

// How long something is waited for, in program time: from now on; or from when the programs have begun, and they have the time of a start for that.
export type Limit = number | { readonly onceBegunMs: number };

// Waits for `met`, at most so long. Throws Void when the machine gave the program no time to speak of.
export const waitFor = (stage: Stage, met: () => boolean, limit: Limit): Promise<Waited> =>
  waited(stage, met, limit, 2);

// The same for what is not to come: whether the programs are at rest is asked at once.
export const waitForRest = (stage: Stage, met: () => boolean): Promise<Waited> =>
  waited(stage, met, stage.patience.quietMs, 0);

async function waited(stage: Stage, met: () => boolean, limit: Limit, firstMs: number): Promise<Waited> {
  const begin = performance.now();
  const budget = new Budget(stage, limit);
  for (let pauseMs = firstMs; ; pauseMs = Math.min(Math.max(1, pauseMs * 2), periodMs)) {
    stage.throwIfCancelled();
    if (met()) return 'met';
    const before = stage.tape.count;
    await bell(stage, pauseMs);
    budget.look();
    if (met()) return 'met';
    if (stage.tape.count !== before) continue;
    const over =
      gone(stage) || isSilent(stage, budget) ? 'at rest' : budget.leftMs < 0 ? 'deadline' : undefined;
    if (over && (await nothingCame(stage))) return met() ? 'met' : over;
    if (performance.now() - begin > stage.patience.capMs)
      throw new Void('this machine was too busy to give the program its time');
  }
}

// Program time since the wait began, the limits on memory and processes, and since when the program has slept.
class Budget {
  readonly #stage: Stage;
  readonly #limit: Limit;
  readonly #from: number;
  readonly #ranFrom: number;
  #begunMs: number | undefined;
  #sleep: { readonly since: number; readonly runs: number } | undefined;

  constructor(stage: Stage, limit: Limit) {
    this.#stage = stage;
    this.#limit = limit;
    this.#from = stage.programMs();
    this.#ranFrom = stage.ranMs();
    this.#seeBeginning();
  }

  look(): void {
    for (const program of this.#stage.living()) overLimits(program);
    this.#seeBeginning();
  }

  get leftMs(): number {
    return this.#spins ? -1 : this.wholeMs - this.#spentMs;
  }

  // A command may have to make its program first, with all processors at once.
  get #spins(): boolean {
    const { spinMs, startMs } = this.#stage.patience;
    const isMade = this.#begunMs !== undefined || this.#stage.living().every(({ isNode }) => isNode);
    return this.#stage.ranMs() - this.#ranFrom > (isMade ? spinMs : startMs);
  }

  // As far as it is known yet.
  get wholeMs(): number {
    if (typeof this.#limit === 'number') return this.#limit;
    return this.#begunMs === undefined
      ? this.#stage.patience.startMs
      : this.#begunMs + this.#limit.onceBegunMs;
  }

  get #spentMs(): number {
    return this.#stage.programMs() - this.#from;
  }

  #seeBeginning(): void {
    const begun = [...this.#stage.programs.values()].every(({ hasBegun }) => hasBegun);
    if (begun) this.#begunMs ??= this.#spentMs;
  }

  // For how much program time nothing at all has happened while the program slept.
  sleptMs(sleeps: boolean): number {
    const { count } = this.#stage.tape;
    if (!sleeps) this.#sleep = undefined;
    else if (this.#sleep?.runs !== count) this.#sleep = { since: this.#spentMs, runs: count };
    return this.#sleep ? this.#spentMs - this.#sleep.since : 0;
  }
}

function isSilent(stage: Stage, budget: Budget): boolean {
  if (stage.senses === 'quiet') return false;
  const seen = look(stage.living(), budget.wholeMs, stage);
  return seen === 'silent' || budget.sleptMs(seen !== 'awake') > stage.patience.idleMs;
}

// Programs that have exited say no more once their outputs are drained; nor do those that were never started.
const gone = (stage: Stage): boolean => stage.living().length === 0;

// A busy kernel may still hold what a program sent in its last moment.
async function nothingCame(stage: Stage): Promise<boolean> {
  if (stage.senses === 'kernel' && betweenSockets() === 'something') return false;
  const before = stage.tape.count;
  await turns();
  return stage.tape.count === before;
}

// Until something happens, or this long; what has arrived by then has happened.
export function bell(stage: Stage, ms: number): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => {
      clearTimeout(timer);
      off();
      resolve();
    };
    // Node calls its timers before it looks at its sockets.
    const timer = ms === 0 ? undefined : setTimeout(() => setImmediate(done), ms);
    if (ms === 0) setImmediate(done);
    const off = stage.tape.onBell(done);
  });
}
