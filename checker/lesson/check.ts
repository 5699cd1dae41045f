import type { BaseId, Misconception } from './misconceptions.ts';
import type { Pattern, ProgramData, Step } from './steps.ts';
import type { Ref } from './values.ts';

export interface Reveal {
  readonly id: string;
  readonly own?: Misconception;
  // Without a pattern: any failure of this check that is not the program's own ending.
  readonly when?: Pattern;
}

export type System = 'linux' | 'ipv6';

// A check as data: what the engine plays, draws, lints, filters and cuts.
export interface CheckData {
  readonly id: string;
  readonly claim: string;
  readonly program: ProgramData;
  readonly steps: readonly Step[];
  readonly reveal: readonly Reveal[];
  readonly need: readonly string[];
  readonly hint: readonly string[];
  readonly points: number;
  readonly systems: readonly System[];
}

export interface Check extends CheckData {
  // This failure means that misconception; the first that fits is named.
  reveals(what: BaseId | Misconception, when?: Pattern): Check;
  // Skipped unless these checks have passed.
  needs(...checks: readonly string[]): Check;
  // From a nudge to nearly the code.
  hints(nudge: string, pointer: string, almost: string): Check;
  worth(points: number): Check;
  onlyOn(...systems: readonly System[]): Check;
}

export const check = (id: string, claim: string, program: ProgramData, ...steps: readonly Step[]): Check =>
  fluent({ id, claim, program, steps, reveal: [], need: [], hint: [], points: 1, systems: [] });

function fluent(data: CheckData): Check {
  return {
    ...data,
    reveals: (what, when) => {
      const named = typeof what === 'string' ? { id: what } : { id: what.id, own: what };
      return fluent({ ...data, reveal: [...data.reveal, { ...named, ...(when && { when }) }] });
    },
    needs: (...checks) => fluent({ ...data, need: [...data.need, ...checks] }),
    hints: (...stages) => fluent({ ...data, hint: stages }),
    worth: points => fluent({ ...data, points }),
    onlyOn: (...systems) => fluent({ ...data, systems }),
  };
}

export interface Lesson {
  readonly title: string;
  // What a learner has understood when every check is green; one sentence each.
  readonly learnt: readonly string[];
  readonly checks: readonly CheckData[];
}
export const lesson = (parts: Lesson): Lesson => parts;

// A question whose true answer is found by playing the steps and looking at one value; `why` explains it afterwards.
export interface Prediction {
  readonly id: string;
  readonly question: string;
  readonly why: string;
  readonly program: ProgramData;
  readonly observed: Ref<number> | Ref<string>;
  readonly steps: readonly Step[];
}
export const predict = (
  id: string,
  question: string,
  why: string,
  program: ProgramData,
  observed: Prediction['observed'],
  ...steps: readonly Step[]
): Prediction => ({ id, question, why, program, observed, steps });
