import { actorsOf, actsOf } from './acts.ts';
import type { Arg, Step } from './steps.ts';
import type { End, Expected, Part } from './values.ts';

type Reference = Exclude<Part, string>;

// The values of the run that stand in a text, a payload or an expectation.
export function partsOf(what: Expected): readonly Part[] {
  if (typeof what === 'string' || what instanceof RegExp || what instanceof Uint8Array) return [];
  if ('prefix' in what) return partsOf(what.then);
  if ('either' in what) return what.either.flatMap(partsOf);
  return 'parts' in what ? what.parts : [what];
}

// All values of the run that a check asks for, in its steps and in its program's arguments, and the addresses of its names.
export function references(steps: readonly Step[], args: readonly Arg[]): readonly Reference[] {
  const parts: readonly (Part | Arg)[] = [...args, ...steps.flatMap(inStep)];
  return parts.flatMap(withAnswers).filter(part => typeof part !== 'string');
}

// The names under .test among them.
export const hostnames = (steps: readonly Step[], args: readonly Arg[]) =>
  references(steps, args).flatMap(({ label, answers }) => (answers ? [{ name: label, answers }] : []));

// Everybody who has to be somewhere before the program can be told of them, each once; those who stand beside another after that one.
export function ends(steps: readonly Step[], args: readonly Arg[]): readonly End[] {
  const told = references(steps, args).flatMap(({ end }) => end ?? []);
  const visited = steps
    .flatMap(actorsOf)
    .filter(({ side, carries }) => side === 'listens' || (side === 'dials' && carries === 'datagrams'))
    .map(({ name, host, beside, carries }): End => ({
      actor: name,
      standing: carries === 'datagrams' ? 'mailbox' : 'listener',
      ...(host !== undefined && { host }),
      ...(beside && { beside }),
    }));
  const all = [...visited, ...told].flatMap(end => (end.beside ? [end.beside, end] : [end]));
  const found = new Map<string, End>();
  for (const end of all) {
    const before = found.get(end.actor);
    found.set(end.actor, end.standing === 'nothing' ? { ...end, ...before } : { ...before, ...end });
  }
  return [...found.values()];
}

const withAnswers = (part: Part | Arg): readonly (Part | Arg)[] =>
  typeof part === 'string' || !part.answers ? [part] : [part, ...part.answers];

function inStep(step: Step): readonly (Part | Arg)[] {
  if (step.kind === 'expect') {
    const path = 'path' in step.hopes ? [step.hopes.path] : [];
    if ('what' in step.hopes) return [...path, ...partsOf(step.hopes.what)];
    if (path.length > 0) return path;
    return step.hopes.verb === 'listens at' ? [step.hopes.host, step.hopes.port] : [];
  }
  return actsOf(step).flatMap(({ does }): readonly (Part | Arg)[] => {
    if ('to' in does) return [does.to, ...does.pieces.flatMap(partsOf)];
    if ('pieces' in does) return does.pieces.flatMap(partsOf);
    if (does.verb === 'puts') return [does.path, ...partsOf(does.what)];
    return does.verb === 'starts' ? does.args : does.verb === 'ignores' ? partsOf(does.what) : [];
  });
}
