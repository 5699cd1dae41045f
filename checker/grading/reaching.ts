import type { Actor } from '../lesson/steps.ts';
import { dial, type Dialled } from '../peers/dial.ts';
import { strangers } from '../program/endpoint.ts';
import type { Endpoint } from '../vocabulary.ts';
import { Void } from './finding.ts';
import { printedEndpoint } from './judging.ts';
import type { Stage } from './stage.ts';
import { waitFor } from './waiting.ts';

// Where a client dials a program that was told to listen at this place: at an address of its own, else there.
// An any-address is no destination; the loopback address of its family is.
export const target = ({ host }: Pick<Actor, 'host'>, told: Endpoint): Endpoint => ({
  host: host ?? anyAddresses.get(told.host) ?? told.host,
  port: told.port,
});

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
  const { program, senses } = stage;
  return program && senses === 'kernel' && !answersAt(to, stage) ? strangers(program, to) : [];
}

// Whether a socket of the program's listens in the family of this place, where a socket for both families may have left it out.
export function answersAt({ host, port }: Endpoint, { running }: Stage): boolean {
  const any = host.includes(':') ? '::' : '0.0.0.0';
  return running?.listening().some(at => at.port === port && (at.host === host || at.host === any)) ?? false;
}
