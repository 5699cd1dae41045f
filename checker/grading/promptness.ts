import type { Act } from '../lesson/steps.ts';
import { allIsRead } from './delivery.ts';
import { Void } from './finding.ts';
import type { Done, Stage } from './stage.ts';
import { bell } from './waiting.ts';

// What the checker did under a limit of its own: for how long the program was kept from running before that limit was over.
export interface Prompt {
  readonly leftMs: number;
  readonly starvedMs: () => number;
}

// The contract gives the peer a limit too: a checker that missed it cannot judge. What the program has read before half of the limit
// was over came in time, since its clock began before ours.
export async function checkPromptness({ within }: Act, stage: Stage): Promise<void> {
  if (!within) return;
  const since = stage.done.get(within.since);
  if (!since) throw new Error('a limit counts from a step that has not been played');
  const leftMs = within.ms - (stage.tape.nowMs - since.atMs);
  if (leftMs < 0) throw new Void(`the checker was ${Math.ceil(-leftMs)} ms late with its own part`);
  const one = prompt(since, leftMs, stage);
  if (!(await isRead(stage, leftMs - within.ms / 2))) stage.prompts.push(one);
}

// A program with a limit of its own may find, when the machine lets it run again, that the time is over and the peer's answer there:
// it cannot be blamed for what it looks at first. Half of what was left will do, for the same reason.
export const starved = ({ prompts }: Stage): boolean =>
  prompts.some(({ leftMs, starvedMs }) => starvedMs() > leftMs / 2);

function prompt(since: Done, leftMs: number, stage: Stage): Prompt {
  const starved = (): number => stage.tape.nowMs - since.atMs - (stage.programMs() - since.programMs);
  let inTheEnd: number | undefined;
  setTimeout(() => (inTheEnd = starved()), leftMs).unref();
  return { leftMs, starvedMs: () => inTheEnd ?? starved() };
}

// Whether the program reads within this time all that it was sent; unknown where there is no kernel to ask.
async function isRead(stage: Stage, limitMs: number): Promise<boolean> {
  if (stage.senses === 'quiet') return false;
  const end = stage.tape.nowMs + limitMs;
  for (const read = allIsRead(stage); stage.tape.nowMs < end; await bell(stage, 2)) {
    stage.throwIfCancelled();
    if (read()) return stage.tape.nowMs < end;
  }
  return false;
}
