import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { spokenByDatagram } from '../../rehearsal/datagram-reference.ts';
import { datagramClient } from '../../rehearsal/datagrams.ts';
import type { LivePeer } from '../../rehearsal/live-peer.ts';
import { spokenAt } from '../../rehearsal/reference.ts';
import { streamClient } from '../../rehearsal/stream-client.ts';
import type { Endpoint } from '../../vocabulary.ts';
import type { Tape } from '../../wire/tape.ts';
import { senses } from '../surroundings.ts';
import type { Hand } from './hand.ts';

export type Met =
  | { readonly met: 'somebody'; readonly client: LivePeer; readonly relay?: Relay }
  | { readonly met: 'nobody'; readonly code: string };

// Where the reference dials in the learner's server's stead; to be closed by whoever meets.
interface Relay {
  readonly near: Endpoint;
  close(): Promise<void>;
}

const againMs = 100;

// A client by hand of the learner's server at this place. Datagrams are sent to whoever is there.
export async function meet(
  hand: Hand,
  place: Endpoint,
  when: 'now' | 'once it listens',
  tape: Tape,
): Promise<Met> {
  const { cast, manners, reference } = hand;
  const part = { name: cast.name, program: cast.program.name };
  const to = reachable(place);
  if (cast.kind === 'udp') {
    const relay = reference && (await spokenByDatagram());
    const speaking = relay ? { answering: relay.speaking } : {};
    const client = await datagramClient({ part, at: to, manners, ...speaking }, tape);
    return { met: 'somebody', client, ...(relay && { relay }) };
  }
  const relay = reference && (await spokenAt(relayOf(hand)));
  const dialling = { part, to, manners, senses, ...(relay && { answering: relay.speaking }) };
  for (;;) {
    const client = await streamClient(dialling, tape);
    if (!('dialled' in client)) return { met: 'somebody', client, ...(relay && { relay }) };
    if (when === 'now') {
      await relay?.close();
      return { met: 'nobody', code: client.code };
    }
    await pause(againMs);
  }
}

const relayOf = ({ at, scratch }: Hand): Endpoint =>
  'path' in at ? { path: join(scratch, 'relay.sock') } : { host: '127.0.0.1', port: 0 };

// Whoever listens at every address is reached at the loopback one.
export function reachable(at: Endpoint): Endpoint {
  if ('path' in at) return at;
  return { ...at, host: at.host === '0.0.0.0' ? '127.0.0.1' : at.host === '::' ? '::1' : at.host };
}
