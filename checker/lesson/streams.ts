import type { PeerFailure } from '../vocabulary.ts';
import { end, path, placed, type At, type Beside } from './ends.ts';
import { act, hope, type Actor, type Pattern, type Terms } from './steps.ts';
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
