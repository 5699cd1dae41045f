import { end } from '../../program/ending.ts';
import { answeredByDatagram } from '../../rehearsal/datagram-reference.ts';
import { datagramServer } from '../../rehearsal/datagrams.ts';
import { answeredAt } from '../../rehearsal/reference.ts';
import { streamServer } from '../../rehearsal/stream-server.ts';
import { UsageFault } from '../../usage.ts';
import type { Endpoint } from '../../vocabulary.ts';
import { senses, type Surroundings } from '../surroundings.ts';
import type { Hand } from './hand.ts';
import { spokenFor, startReference } from './reference.ts';
import { table } from './table.ts';
import { introduction, printed, startCommand } from './words.ts';

// Serves the learner's client until Ctrl-C, or until what was piped in has been said and answered. Answers the exit status.
export async function serveByHand(hand: Hand, around: Surroundings): Promise<number> {
  const { name, program } = hand.cast;
  const { tape, until } = table(hand, around);
  const reference = await startReference(hand, tape, around);
  try {
    const server = await opened(hand, reference?.place, tape).catch((error: unknown) =>
      noSuchPlace(error, hand.at),
    );
    const who = reference
      ? `${name} is the lesson's own ${hand.reference?.cast.program.role ?? ''}`
      : `${name} is a server`;
    const sentences = [
      `${who}, at ${printed(server.near)}. Start your ${program.file} in another terminal:`,
      { command: startCommand(hand, told(hand, server.near)) },
    ];
    around.print(introduction(hand, sentences, around));
    tape.restart();
    const played = reference ? spokenFor(server, hand, reference, tape) : server;
    await until(played).finally(() => server.close());
    return 0;
  } finally {
    if (reference) await end(reference.program);
  }
}

type Server = Awaited<ReturnType<typeof streamServer | typeof datagramServer>>;

function opened(
  { cast, at, manners }: Hand,
  answered: Endpoint | undefined,
  tape: Parameters<typeof streamServer>[1],
): Promise<Server> {
  const serving = { part: { name: cast.name, program: cast.program.name }, at, manners, senses };
  if (cast.kind !== 'udp')
    return streamServer({ ...serving, ...(answered && { answering: answeredAt(answered) }) }, tape);
  const answering = answered && 'port' in answered ? { answering: answeredByDatagram(answered) } : {};
  return datagramServer({ ...serving, ...answering }, tape);
}

// A place as the program is told it.
const told = ({ called }: Hand, near: Endpoint): Endpoint =>
  called !== undefined && 'port' in near ? { host: called, port: near.port } : near;

function noSuchPlace(error: unknown, at: Endpoint): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL', 'EAFNOSUPPORT'].includes(code) || 'path' in at)
    throw error;
  throw new UsageFault(
    `${at.host} is no address of this machine (${code}); 127.0.0.1 is, and ::1 where there is IPv6.`,
  );
}
