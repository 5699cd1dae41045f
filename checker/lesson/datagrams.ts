import type { Endpoint, PeerFailure } from '../vocabulary.ts';
import { end, type At } from './ends.ts';
import { act, hope, type Actor, type Pattern, type Side, type Terms } from './steps.ts';
import type { Expected, Ref, Text } from './values.ts';

// A UDP socket that speaks first, to the program; it is bound before the program starts.
export const udpClient = (name: string, at: At = {}) => mailbox(name, 'dials', at);

// A UDP socket that the program speaks to; what it sends goes to whoever it received from last.
export const udpServer = (name: string, at: At = {}) => mailbox(name, 'listens', at);

export type UdpPeer = ReturnType<typeof mailbox>;

function mailbox(name: string, side: Side, at: At) {
  const actor: Actor = { name, side, carries: 'datagrams', ...at };
  return {
    ...actor,
    ...end(name, 'near', 'the start', 'mailbox', at),
    caller: end(name, 'far', { actor: name, verbs: ['receives'] }, 'nothing'),
    // One datagram a piece.
    sends: (...pieces: readonly Text[]) => act(actor, { verb: 'sends', pieces }),
    // To somebody else than its usual partner: how a stranger injects.
    sendsTo: (to: Ref<Endpoint>, ...pieces: readonly Text[]) => act(actor, { verb: 'sends', pieces, to }),
    // From now on a datagram of just this is passed over.
    ignores: (what: Text) => act(actor, { verb: 'ignores', what }),
    // The next datagram, compared whole.
    receives: (what: Expected, terms?: Terms) => hope(actor, { verb: 'receives', what }, terms),
    hearsNothing: (terms?: Terms) => hope(actor, { verb: 'hears nothing' }, terms),
    // Each datagram this actor has unread when the check fails, on its own: a string wholly, a pattern anywhere.
    heard: (what: Text | RegExp): Pattern => ({ actor: name, failure: 'any', text: what }),
    met: (failure: PeerFailure): Pattern => ({ actor: name, failure }),
  };
}
