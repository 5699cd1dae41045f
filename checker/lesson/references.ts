import { actsOf } from './acts.ts';
import type { Arg, Step } from './steps.ts';
import type { Expected, Part } from './values.ts';

type Reference = Exclude<Part, string>;

// The values of the run that stand in a text, a payload or an expectation.
export function partsOf(what: Expected): readonly Part[] {
  if (typeof what === 'string' || what instanceof RegExp || what instanceof Uint8Array) return [];
  if ('prefix' in what) return partsOf(what.then);
  return 'parts' in what ? what.parts : [what];
}

// All values of the run that a check asks for, in its steps and in its program's arguments.
export function references(steps: readonly Step[], args: readonly Arg[]): readonly Reference[] {
  const parts: readonly (Part | Arg)[] = [...args, ...steps.flatMap(inStep)];
  return parts.filter(part => typeof part !== 'string');
}

function inStep(step: Step): readonly (Part | Arg)[] {
  if (step.kind === 'expect') {
    const path = 'path' in step.hopes ? [step.hopes.path] : [];
    if ('what' in step.hopes) return [...path, ...partsOf(step.hopes.what)];
    if (path.length > 0) return path;
    return step.hopes.verb === 'listens at' ? [step.hopes.host, step.hopes.port] : [];
  }
  return actsOf(step).flatMap(({ does }): readonly (Part | Arg)[] => {
    if ('pieces' in does) return does.pieces.flatMap(partsOf);
    if (does.verb === 'puts') return [does.path, ...partsOf(does.what)];
    return does.verb === 'starts' ? does.args : does.verb === 'ignores' ? partsOf(does.what) : [];
  });
}
