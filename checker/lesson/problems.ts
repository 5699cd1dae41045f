import { actorsOf, actsOf } from './acts.ts';
import type { CheckData } from './check.ts';
import { partsOf, references } from './references.ts';
import type { Actor, Step } from './steps.ts';
import type { Expected, Gap, Part } from './values.ts';

// An author's faults, each a sentence, found without running anything.
export function problems(check: CheckData): string[] {
  return [
    ...valuesTooEarly(check),
    ...answersToNobody(check),
    ...clocks(check),
    ...standing(check),
    ...hopes(check),
    ...revealing(check),
    ...resets(check),
    ...programs(check),
  ];
}

// A Unix socket has no reset to send: whoever closes one with bytes unread, or before an answer comes, breaks it off.
function resets({ program, steps }: CheckData): string[] {
  const ends = references(steps, program.args).flatMap(({ end }) => end ?? []);
  const unix = ends.filter(({ family }) => family === 'unix').map(({ actor }) => actor);
  const isUnix = ({ name, side }: Actor): boolean => unix.includes(side === 'dials' ? 'here' : name);
  return steps
    .flatMap(actsOf)
    .filter(({ actor, does }) => does.verb === 'resets' && isUnix(actor))
    .map(
      ({ actor }) => `${actor.name} resets, but a Unix socket has no reset: let ${actor.name} leave instead`,
    );
}

function valuesTooEarly(check: CheckData): string[] {
  const found: string[] = [];
  const matched = new Set<object>();
  const done = new Set<string>();
  const use = (what: Expected, where: string): void => {
    useAll(partsOf(what), where);
  };
  const useAll = (parts: readonly Part[], where: string): void => {
    for (const part of parts) {
      if (typeof part === 'string' || part.since === 'the start') continue;
      const { since } = part;
      const known =
        'match' in since
          ? matched.has(since.match)
          : since.verbs.some(verb => done.has(`${since.actor} ${verb}`));
      if (!known) found.push(`${where} uses ‹${part.label}› before it is known`);
    }
  };
  for (const step of check.steps) {
    for (const { actor, does } of actsOf(step)) {
      const where = `${actor.name} ${does.verb}`;
      if ('to' in does) useAll([does.to], where);
      if ('pieces' in does) for (const piece of does.pieces) use(piece, where);
      done.add(where);
    }
    if (step.kind !== 'expect') continue;
    if ('what' in step.hopes) {
      const { what } = step.hopes;
      if (step.hopes.verb === 'receives' || step.hopes.verb === 'receives all')
        for (const open of partsOf(what).filter(isGap)) matched.add(open);
      if (isMatcher(what)) matched.add(what);
      else use(what, `${step.actor.name} ${step.hopes.verb}`);
    }
    done.add(`${step.actor.name} ${step.hopes.verb}`);
  }
  return found;
}

// A server of datagrams answers whoever it received from: before that there is nobody to answer.
function answersToNobody({ steps }: CheckData): string[] {
  const heard = new Set<string>();
  return steps.flatMap(step => {
    if (step.kind === 'expect' && step.hopes.verb === 'receives') heard.add(step.actor.name);
    return actsOf(step).flatMap(({ actor: { name, side, carries }, does }) =>
      carries === 'datagrams' && side === 'listens' && 'pieces' in does && !('to' in does) && !heard.has(name)
        ? [`${name} answers before it has received anything`]
        : [],
    );
  });
}

export const isMatcher = (what: Expected): what is Extract<Expected, { judge: unknown }> =>
  typeof what === 'object' && 'judge' in what;

export const isGap = (part: Part): part is Gap => typeof part === 'object' && 'form' in part;

function standing({ steps }: CheckData): string[] {
  const deeds = steps.flatMap(actsOf).map(({ does }) => does);
  const stands = deeds.findIndex(({ verb }) => verb === 'stands');
  const first = (verb: string): number => deeds.findIndex(does => does.verb === verb);
  const found = deeds.flatMap(does =>
    does.verb === 'stands' && Number.isNaN(Date.parse(does.at))
      ? [`"${does.at}" is no moment in ISO 8601`]
      : [],
  );
  if (first('moves') >= 0 && (stands < 0 || first('moves') < stands))
    found.push('the clock moves before it stands');
  if (first('starts') >= 0 && first('starts') < stands)
    found.push('the clock has to stand before the program starts');
  return found;
}

function clocks(check: CheckData): string[] {
  const found: string[] = [];
  const before = (step: Step, since: Step) => check.steps.slice(0, check.steps.indexOf(step)).includes(since);
  for (const step of check.steps) {
    const since =
      step.kind === 'expect' ? step.terms.since : step.kind === 'act' ? step.within?.since : undefined;
    if (since && !before(step, since)) found.push(`a clock starts at a step that has not happened`);
  }
  if (new Set(check.steps).size < check.steps.length)
    found.push('one step object stands twice, so a time counted from it is ambiguous');
  return found;
}

function hopes(check: CheckData): string[] {
  const hoping = check.steps.some(step => step.kind === 'expect' || step.kind === 'free');
  return hoping ? [] : ['nothing is expected, so nothing can fail'];
}

// Of another program than the check's own nothing can be asked before it has been started.
function programs({ program, steps }: CheckData): string[] {
  const running = new Map([[program.name, program.promptsWith]]);
  return steps.flatMap(step => {
    for (const { does } of actsOf(step))
      if (does.verb === 'starts') running.set(does.program.name, does.program.promptsWith);
    const idle = actorsOf(step)
      .flatMap(({ name, side, at }) => (side === 'program' ? [name] : (at ?? [])))
      .filter(name => !running.has(name))
      .map(name => `${name} is asked for something before it has been started`);
    if (step.kind !== 'expect' || step.hopes.verb !== 'prompts') return idle;
    const { what } = step.hopes;
    return running.get(step.actor.name)?.includes(what) === false
      ? [...idle, `${step.actor.name} has no prompt "${what}"; declare it with prompting()`]
      : idle;
  });
}

function revealing(check: CheckData): string[] {
  const onStage = new Set([check.program.name, ...check.steps.flatMap(names)]);
  return check.reveal.flatMap(({ id, when }, at) => {
    const found: string[] = [];
    if (!when && check.need.length === 0)
      found.push(`${id} takes every failure; name the check that differs from this one in one thing (needs)`);
    if (!when && at < check.reveal.length - 1)
      found.push(`${id} takes every failure, so what stands behind it is never revealed`);
    if (when && !onStage.has(when.actor)) found.push(`${id} looks at ${when.actor}, who is not on the stage`);
    return found;
  });
}

const names = (step: Step): string[] => actorsOf(step).map(({ name }) => name);

// Faults of a lesson as a whole: ids that stand twice, needs that name nothing or something later.
export function lessonProblems(checks: readonly CheckData[]): string[] {
  const seen = new Set<string>();
  return checks.flatMap(check => {
    const found = problems(check).map(fault => `${check.id}: ${fault}`);
    if (seen.has(check.id)) found.push(`${check.id}: the id stands twice`);
    for (const need of check.need)
      if (!seen.has(need)) found.push(`${check.id}: needs ${need}, which no earlier check is called`);
    seen.add(check.id);
    return found;
  });
}
