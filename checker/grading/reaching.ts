import type { Actor } from '../lesson/steps.ts';
import { dial, type Dialled } from '../peers/dial.ts';
import { strangers } from '../program/endpoint.ts';
import type { Endpoint, InternetEndpoint } from '../vocabulary.ts';
import { Tape } from '../wire/tape.ts';
import { Found, Void } from './finding.ts';
import { printedEndpoint } from './segments.ts';
import { turns } from './patience.ts';
import type { Stage } from './stage.ts';
import { waitFor } from './waiting.ts';

// Where a client dials a program that was told to listen at this place: at an address of its own, else there.
// An any-address is no destination; the loopback address of its family is.
export const target = ({ host }: Pick<Actor, 'host'>, told: Endpoint): Endpoint =>
  'path' in told ? told : { host: host ?? anyAddresses.get(told.host) ?? told.host, port: told.port };

const anyAddresses: ReadonlyMap<string, string> = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
]);

// One attempt to connect. Throws Void where another process answered: the port that is the program's in one family may be
// somebody else's in the other.
export async function dialIn({ name, host }: Actor, to: Endpoint, stage: Stage): Promise<Dialled> {
  const giveUp = new AbortController();
  const note = host === undefined ? undefined : `to ${host}`;
  const dialling = dial(name, to, stage.tape, giveUp.signal, note);
  let dialled: Dialled | undefined;
  void dialling.then(result => {
    dialled = result;
    stage.tape.ring();
  });
  await waitFor(stage, () => dialled !== undefined, stage.patience.replyMs);
  giveUp.abort();
  const result = dialled ?? (await dialling);
  const others = result.dialled === 'connected' ? othersAt(to, stage) : [];
  if (result.dialled !== 'connected' || others.length === 0) return result;
  result.connection.close('fin');
  throw new Void(`another program of this machine listens at ${others.map(printedEndpoint).join(' and ')}`);
}

function othersAt(to: Endpoint, stage: Stage): readonly Endpoint[] {
  const { program, running, senses } = stage;
  if (!program || senses !== 'kernel' || 'path' in to) return [];
  // Where the kernel has shown a socket of the program's at this very place, nobody else can have one.
  if (running?.listensAtExactly(to)) return [];
  return answersAt(to, stage) ? [] : strangers(program, to);
}

// Whether a socket of the program's listens in the family of this place, where a socket for both families may have left it out.
export function answersAt({ host, port }: InternetEndpoint, { running }: Stage): boolean {
  const any = host.includes(':') ? '::' : '0.0.0.0';
  const isHere = (at: Endpoint): boolean =>
    'port' in at && at.port === port && (at.host === host || at.host === any);
  return running?.listening('streams').some(isHere) ?? false;
}

// Dials a server of the checker's: whether its listener is still the one that a client meets there.
export async function reach(name: string, whom: string, stage: Stage): Promise<void> {
  const listener = stage.listeners.get(whom);
  if (!listener) throw new Error(`${whom} is not a server of this check`);
  await turns();
  const { visitors } = listener;
  const giveUp = AbortSignal.timeout(stage.patience.replyMs);
  const dialled = await dial(name, listener.near, new Tape(), giveUp);
  const isIn = (): boolean => listener.visitors > visitors;
  await waitFor(stage, isIn, stage.patience.replyMs);
  if (dialled.dialled === 'connected') dialled.connection.close('fin');
  const actual = dialled.dialled === 'connected' ? 'somebody else answers there' : dialled.code;
  const note = isIn() ? `reaches ${whom}` : `does not reach ${whom} (${actual})`;
  stage.tape.write(name, 'noted', { note });
  if (!isIn()) throw new Found({ kind: 'out of reach', actor: name, expected: whom, actual });
}
