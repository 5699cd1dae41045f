import type { Act, Actor, Step } from './steps.ts';

// What the checker's parties do in a step.
export const actsOf = (step: Step): readonly Act[] =>
  step.kind === 'act' ? [step] : step.kind === 'together' ? step.acts : [];

// Who takes part in a step.
export function actorsOf(step: Step): readonly Actor[] {
  if (step.kind !== 'expect') return actsOf(step).map(({ actor }) => actor);
  return step.hopes.verb === 'reaches' ? [step.actor, step.hopes.whom] : [step.actor];
}

// The moment at which the program's clock stands from the beginning, in ISO 8601; undefined where it runs.
export const clockStandsAt = (steps: readonly Step[]): string | undefined =>
  steps
    .flatMap(actsOf)
    .flatMap(({ does }) => (does.verb === 'stands' ? [does.at] : []))
    .at(0);

// The programs that a check starts itself, instead of finding its own started; one of them may be another than its own.
export const startedBy = (steps: readonly Step[]): readonly string[] =>
  steps.flatMap(actsOf).flatMap(({ does }) => (does.verb === 'starts' ? [does.program.name] : []));
