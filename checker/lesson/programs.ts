import type { ProgramFailure } from '../vocabulary.ts';
import { end } from './ends.ts';
import { given } from './places.ts';
import {
  act,
  hope,
  type Actor,
  type Arg,
  type Pattern,
  type ProgramData,
  type Signal,
  type Terms,
} from './steps.ts';
import type { Expected, Ref, Text } from './values.ts';

// The learner's program. `source` is a demonstration's own text, in place of a file of the learner's.
export const program = (name: string, file: string, ...args: readonly Arg[]) => make(cast(name, file, args));
export const demo = (name: string, source: string, ...args: readonly Arg[]) =>
  make({ ...cast(name, `${name}.ts`, args), source });
// The same for one whose own socket carries datagrams: where it is bound is what it announces.
export const udpProgram = (name: string, file: string, ...args: readonly Arg[]) =>
  make({ ...cast(name, file, args), carries: 'datagrams' });
export type Program = ReturnType<typeof make>;

// The same program with a prompt: what a step waits for, and what a printed line may stand behind.
export const prompting = (prompt: string, one: ProgramData) =>
  make({ ...dataOf(one), promptsWith: [...one.promptsWith, prompt] });

const cast = (name: string, file: string, args: readonly Arg[]): ProgramData => ({
  name,
  role: file.replace(/\.ts$/, ''),
  file,
  args,
  listens: args.some(arg => given.has(arg)),
  promptsWith: [],
});

const dataOf = ({
  name,
  role,
  file,
  args,
  listens,
  promptsWith,
  source,
  carries,
}: ProgramData): ProgramData => ({
  name,
  role,
  file,
  args,
  listens,
  promptsWith,
  ...(source !== undefined && { source }),
  ...(carries && { carries }),
});

function make(data: ProgramData) {
  const { name, args, carries } = data;
  const actor: Actor = { name, side: 'program', ...(carries && { carries }) };
  const starts = (other: readonly Arg[], slowly: boolean, zone?: string) =>
    act(actor, {
      verb: 'starts',
      program: data,
      args: other.length > 0 ? other : args,
      slowly,
      ...(zone !== undefined && { zone }),
    });
  return {
    ...actor,
    ...end(name, 'near', 'the start', 'nothing'),
    ...data,
    starts: (...other: readonly Arg[]) => starts(other, false),
    startsSlowly: (...other: readonly Arg[]) => starts(other, true),
    // In this time zone: its local time is the local time there.
    startsIn: (zone: string, ...other: readonly Arg[]) => starts(other, false, zone),
    announces: (terms?: Terms) => hope(actor, { verb: 'announces' }, terms),
    // It waits for something to come, and has not ended.
    goesOn: (terms?: Terms) => hope(actor, { verb: 'goes on' }, terms),
    listensAt: (place: Pick<ReturnType<typeof end>, 'host' | 'port'>, terms?: Terms) =>
      hope(actor, { verb: 'listens at', host: place.host, port: place.port }, terms),
    prints: (what: Expected, terms?: Terms) => hope(actor, { verb: 'prints', what }, terms),
    // Waits until this is the last thing on standard output, its line unfinished.
    prompts: (what: string, terms?: Terms) => hope(actor, { verb: 'prompts', what }, terms),
    printsAll: (what: Expected, terms?: Terms) => hope(actor, { verb: 'prints all', what }, terms),
    // No line that fits, by the time the program is at rest.
    neverPrints: (what: Expected, terms?: Terms) => hope(actor, { verb: 'never prints', what }, terms),
    complains: (what: Expected, terms?: Terms) => hope(actor, { verb: 'complains', what }, terms),
    // The next line on standard error that fits, after the one before; others may stand between.
    logs: (what: Expected, terms?: Terms) => hope(actor, { verb: 'logs', what }, terms),
    exits: (status: number | Signal, terms?: Terms) => hope(actor, { verb: 'exits', status }, terms),
    // Among the output that no step has taken.
    printed: (what: Text | RegExp): Pattern => ({ actor: name, failure: 'any', text: what }),
    met: (failure: ProgramFailure | 'too early' | 'too late', lastWords?: RegExp): Pattern => ({
      actor: name,
      failure,
      ...(lastWords && { text: lastWords }),
    }),
    output: {
      label: `what ${name} printed`,
      since: 'the start',
      in: run => run.printed(name),
    } satisfies Ref<string>,
  };
}
