import type { PeerFailure, ProgramFailure } from '../vocabulary.ts';
import { end, path, placed, type At, type Beside } from './ends.ts';
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

// A stream client the checker plays: it dials the program, at an address of its own where it has one.
export const client = (name: string, at: At = {}) => {
  const actor: Actor = { name, side: 'dials', ...at };
  return {
    ...stream(actor),
    ...end(name, 'near', { actor: name, verbs: ['connects'] }, 'nothing'),
    connects: () => act(actor, { verb: 'connects' }),
    isRefused: (terms?: Terms) => hope(actor, { verb: 'is refused' }, terms),
    // Dials a server of the checker's, and gets in.
    reaches: (whom: Pick<Server, 'name' | 'side'>, terms?: Terms) =>
      hope(actor, { verb: 'reaches', whom: { name: whom.name, side: whom.side } }, terms),
  };
};
export type Client = ReturnType<typeof client>;

// Many clients that dial in one go, none waiting for another; what they do afterwards they do one by one.
export const crowd = (name: string, count: number) => {
  const actor: Actor = { name, side: 'dials', count };
  return {
    ...stream(actor),
    connects: () => act(actor, { verb: 'connects' }),
    // All of them are connected.
    getsIn: (terms?: Terms) => hope(actor, { verb: 'gets in' }, terms),
    gotIn: {
      label: `how many of ${name} got in`,
      since: { actor: name, verbs: ['connects'] },
      in: run => run.gotIn(name),
    } satisfies Ref<number>,
  };
};
export type Crowd = ReturnType<typeof crowd>;

// A stream server the checker plays, on a port of the kernel's choice; it is its own first visitor.
export const server = (name: string, at: Beside = {}) => ({
  ...visitor(name, at),
  ...end(name, 'near', 'the start', 'listener', at),
  ...path(name, 'listener'),
});
export type Server = ReturnType<typeof server>;

// An endpoint where a connection is refused, and a datagram too: its port is held, and nobody takes anything there.
export const refusing = (name: string, at: Beside = {}) => end(name, 'near', 'the start', 'nobody', at);
export const nobody = refusing('nobody');
export const nobody6 = refusing('nobody6', { host: '::1' });

// An endpoint that gives no answer at all: a listener whose queue is full.
export const silent = (name: string, at: Beside = {}) => end(name, 'near', 'the start', 'silent', at);

// The endpoint that the program is given: 127.0.0.1 and port 0, or `--port`; or a path. A program given it listens.
export const here = { ...end('here', 'near', 'the start', 'given'), ...path('here', 'given') };
// The same at the loopback address of IPv6, and at the any-address of either family.
export const here6 = end('here6', 'near', 'the start', 'given', { host: '::1' });
export const everywhere4 = end('everywhere4', 'near', 'the start', 'given', { host: '0.0.0.0' });
export const everywhere6 = end('everywhere6', 'near', 'the start', 'given', { host: '::' });

// Another address of this machine and a port that was free: a program told to listen there has to.
export const there = end('there', 'near', 'the start', 'there');
// The same at the loopback address of IPv6.
export const there6 = end('there6', 'near', 'the start', 'there', { host: '::1' });

const internet = [here, here6, everywhere4, everywhere6].flatMap(({ host, port }) => [host, port]);
const given = new Set<Arg>([...internet, here.path]);

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

const me: Actor = { name: 'you', side: 'user' };
// The keyboard, the eyes on standard output, and the signals.
export const user = {
  ...me,
  ...keyboard(me),
  signals: (signal: Signal) => act(me, { verb: 'signals', signal }),
  stopsReading: () => act(me, { verb: 'stops reading' }),
  readsOn: () => act(me, { verb: 'reads on' }),
};

// The keyboard of another program than the check's own.
export const userAt = ({ name: at }: Pick<ProgramData, 'name'>) =>
  keyboard({ name: `you at ${at}`, side: 'user', at });

function keyboard(actor: Actor) {
  return {
    types: (...pieces: readonly Text[]) => act(actor, { verb: 'types', pieces }),
    endsInput: () => act(actor, { verb: 'ends input' }),
  };
}

const time: Actor = { name: 'clock', side: 'none' };
export const clock = {
  // Only where the lesson's contract names a time.
  passes: (ms: number) => act(time, { verb: 'passes', ms }),
  // What a Node program takes for now stands still at this moment (ISO 8601), from its start on, and moves when told; no time passes.
  stands: (at: string) => act(time, { verb: 'stands', at }),
  moves: (ms: number) => act(time, { verb: 'moves', ms }),
};

function visitor(name: string, at: Beside) {
  const actor: Actor = { name, side: 'listens', ...placed(at) };
  return {
    ...stream(actor),
    // Nobody has come whom it has not accepted.
    meetsNobody: (terms?: Terms) => hope(actor, { verb: 'meets nobody' }, terms),
    accepts: (terms?: Terms) => hope(actor, { verb: 'accepts' }, terms),
    caller: end(name, 'far', { actor: name, verbs: ['accepts'] }, 'nothing'),
  };
}

function stream(actor: Actor) {
  return {
    ...actor,
    sends: (...pieces: readonly Text[]) => act(actor, { verb: 'sends', pieces }),
    pours: (...pieces: readonly Text[]) => act(actor, { verb: 'pours', pieces }),
    ends: () => act(actor, { verb: 'ends' }),
    leaves: () => act(actor, { verb: 'leaves' }),
    resets: () => act(actor, { verb: 'resets' }),
    stopsReading: () => act(actor, { verb: 'stops reading' }),
    readsOn: () => act(actor, { verb: 'reads on' }),
    // From now on this text is passed over where it comes unasked.
    ignores: (what: Text) => act(actor, { verb: 'ignores', what }),
    receives: (what: Expected, terms?: Terms) => hope(actor, { verb: 'receives', what }, terms),
    receivesAll: (what: Expected, terms?: Terms) => hope(actor, { verb: 'receives all', what }, terms),
    hearsNothing: (terms?: Terms) => hope(actor, { verb: 'hears nothing' }, terms),
    hearsEnd: (terms?: Terms) => hope(actor, { verb: 'hears end' }, terms),
    hearsReset: (terms?: Terms) => hope(actor, { verb: 'hears reset' }, terms),
    isCutOff: (terms?: Terms) => hope(actor, { verb: 'is cut off' }, terms),
    // All that this actor has unread when the check fails: a string wholly, a pattern anywhere.
    heard: (what: Text | RegExp): Pattern => ({ actor: actor.name, failure: 'any', text: what }),
    met: (failure: PeerFailure, lastWords?: RegExp): Pattern => ({
      actor: actor.name,
      failure,
      ...(lastWords && { text: lastWords }),
    }),
  };
}
