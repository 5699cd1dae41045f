import type { Actor, Deed } from '../lesson/steps.ts';
import type { Mailbox } from '../peers/mailbox.ts';
import type { Endpoint, InternetEndpoint } from '../vocabulary.ts';
import { lost } from '../peers/unread-datagrams.ts';
import { leaveGap, settled } from './delivery.ts';
import { Void } from './finding.ts';
import { bytesOf } from './judging.ts';
import { target } from './reaching.ts';
import { isReady } from './readiness.ts';
import type { Stage } from './stage.ts';

// One datagram a piece, each only when the one before it has been read: a queue that is full drops what comes.
export async function sendDatagrams(
  actor: Actor,
  does: Extract<Deed, { verb: 'sends' | 'pours' }>,
  stage: Stage,
): Promise<void> {
  const mailbox = mailboxOf(actor.name, stage);
  for (const [index, piece] of does.pieces.entries()) {
    if (index > 0) await settled(stage);
    const to = internet(does.to?.in(stage.run) ?? (await partner(actor, mailbox, stage)));
    const bytes = bytesOf(piece, stage.run);
    stage.lastSent.set(actor.name, bytes);
    await mailbox.send(bytes, to);
    await leaveGap(stage);
  }
}

async function partner(actor: Actor, { caller }: Mailbox, stage: Stage): Promise<Endpoint> {
  if (actor.side === 'dials') return target(actor, await isReady(stage, { kind: 'datagrams' }));
  if (!caller) throw new Error(`${actor.name} has received nothing yet, so there is nobody to answer`);
  return caller;
}

function internet(to: Endpoint): InternetEndpoint {
  if ('port' in to) return to;
  throw new Error(`${to.path} is the path of a Unix socket, and no datagram goes there`);
}

// A datagram that found no room at a peer was lost by the checker, not by the program.
export function checkOwnLosses({ mailboxes, senses }: Stage): void {
  if (senses === 'kernel' && lost([...mailboxes.values()]) > 0)
    throw new Void('the checker was too slow to take all datagrams that came');
}

// The socket of a peer of datagrams, which stands from the start.
export function mailboxOf(name: string, stage: Stage): Mailbox {
  const mailbox = stage.mailboxes.get(name);
  if (!mailbox) throw new Error(`${name} is no peer of datagrams of this check`);
  return mailbox;
}
