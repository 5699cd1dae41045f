import type { Act, Step } from '../lesson/steps.ts';

// The same steps with one piece each, so that the program can come to rest between them; a time counts from the last of its step.
export function pieceByPiece(steps: readonly Step[]): Step[] {
  const last = new Map<Step, Step>();
  return steps.flatMap(step => {
    const own = later(step, last);
    const all: Step[] = own.kind === 'act' ? apart(own) : [own];
    last.set(step, all.at(-1) ?? own);
    return all;
  });
}

function apart(step: Act): Act[] {
  const { does } = step;
  if ((does.verb !== 'sends' && does.verb !== 'types') || does.pieces.length < 2) return [step];
  return does.pieces.map(piece => ({ ...step, does: { ...does, pieces: [piece] } }));
}

// A step whose time counts from an earlier one counts from what became of that.
function later(step: Step, last: ReadonlyMap<Step, Step>): Step {
  if (step.kind === 'expect' && step.terms.since)
    return { ...step, terms: { ...step.terms, since: last.get(step.terms.since) ?? step.terms.since } };
  if (step.kind === 'act' && step.within)
    return { ...step, within: { ...step.within, since: last.get(step.within.since) ?? step.within.since } };
  return step;
}
