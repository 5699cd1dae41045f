import { join } from 'node:path';
import type { LivePeer } from '../../rehearsal/live-peer.ts';
import { startClient, startServer, type Ready, type Running } from '../../rehearsal/started.ts';
import type { Endpoint } from '../../vocabulary.ts';
import { Tape } from '../../wire/tape.ts';
import { senses, type Surroundings } from '../surroundings.ts';
import type { Hand } from './hand.ts';
import { sources } from './sources.ts';

// The lesson's own server, where it is to answer. Only one that is typed to has something to say here.
export async function startReference(
  hand: Hand,
  tape: Tape,
  around: Surroundings,
): Promise<Ready | undefined> {
  if (!hand.reference) return undefined;
  const { folder, cast } = hand.reference;
  const place: Endpoint = 'path' in hand.at ? { path: join(hand.scratch, 'reference.sock') } : loopback;
  // Where it listens is no business of the person's.
  let listens = false;
  const own = cast.typedTo ? heardBy(hand, tape, () => listens) : new Tape();
  const started = await startServer(cast.program, place, sources(hand, around, folder), senses, own);
  listens = true;
  if (started.started === 'listens') return started;
  throw new Error(`the solution does not start: ${started.rows.join('; ')}`);
}

// The lesson's own client, told to dial this place.
export async function startSpeaker(
  hand: Hand,
  at: Endpoint,
  tape: Tape,
  around: Surroundings,
): Promise<Running | undefined> {
  if (!hand.reference) return undefined;
  const { folder, cast } = hand.reference;
  const started = await startClient(
    cast.program,
    at,
    sources(hand, around, folder),
    heardBy(hand, tape, () => true),
  );
  if (started.started === 'runs') return started;
  throw new Error(`the solution does not start: ${started.rows.join('; ')}`);
}

// What it prints, the peer prints.
const heardBy = ({ cast: { name } }: Hand, tape: Tape, isHeard: () => boolean): Tape =>
  new Tape(({ kind, bytes, stream }) => {
    if (kind === 'printed' && bytes && isHeard())
      tape.write(name, kind, { bytes, ...(stream && { stream }) });
  });

// The peer whose keyboard is its program's. Once that has ended nobody speaks any more.
export function spokenFor(peer: LivePeer, { reference, cast }: Hand, running: Running, tape: Tape): LivePeer {
  const { program } = running;
  void program.gone.then(() => peer.end('for good'));
  return {
    over: peer.over,
    close: () => peer.close(),
    say: bytes => {
      if (reference?.cast.typedTo) void program.type(bytes);
      else tape.write(cast.name, 'noted', { note: 'the solution answers, not you' });
    },
    end: how => {
      if (reference?.cast.typedTo) program.endInput();
      else peer.end(how);
    },
  };
}

const loopback = { host: '127.0.0.1', port: 0 };
