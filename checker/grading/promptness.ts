import type { Act } from '../lesson/steps.ts';
import { Void } from './finding.ts';
import type { Done, Stage } from './stage.ts';

// What the checker did under a limit of its own: for how long the program was kept from running before that limit was over.
export interface Prompt {
  readonly leftMs: number;
  readonly starvedMs: () => number;
}

// The contract gives the peer a limit too: a checker that missed it cannot judge.
export function checkPromptness({ within }: Act, stage: Stage): void {
  if (!within) return;
  const since = stage.done.get(within.since);
  if (!since) throw new Error('a limit counts from a step that has not been played');
  const takenMs = stage.tape.nowMs - since.atMs;
  const late = takenMs - within.ms;
  if (late > 0) throw new Void(`the checker was ${Math.ceil(late)} ms late with its own part`);
  stage.prompts.push(prompt(since, within.ms - takenMs, stage));
}

// A program with a limit of its own may find, when the machine lets it run again, that the time is over and the peer's answer there:
// it cannot be blamed for what it looks at first. Half of what was left will do, since its clock began before ours.
export const starved = ({ prompts }: Stage): boolean =>
  prompts.some(({ leftMs, starvedMs }) => starvedMs() > leftMs / 2);

function prompt(since: Done, leftMs: number, stage: Stage): Prompt {
  const starved = (): number => stage.tape.nowMs - since.atMs - (stage.programMs() - since.programMs);
  let inTheEnd: number | undefined;
  setTimeout(() => (inTheEnd = starved()), leftMs).unref();
  return { leftMs, starvedMs: () => inTheEnd ?? starved() };
}
