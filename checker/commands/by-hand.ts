import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { end } from '../program/ending.ts';
import type { Launched } from '../program/launch.ts';
import { datagramClient, datagramServer } from '../rehearsal/datagrams.ts';
import { answeredAt } from '../rehearsal/reference.ts';
import { casting } from '../rehearsal/roles.ts';
import { startServer, wordsOf, type Ready } from '../rehearsal/started.ts';
import { streamClient } from '../rehearsal/stream-client.ts';
import { streamServer } from '../rehearsal/stream-server.ts';
import { paragraph } from '../report/layout.ts';
import { UsageFault } from '../usage.ts';
import type { Endpoint } from '../vocabulary.ts';
import { plain } from '../wire/shown.ts';
import { Tape } from '../wire/tape.ts';
import type { Hand } from './hand.ts';
import { introduction, printed, startCommand } from './peer-words.ts';
import { senses, type Surroundings } from './surroundings.ts';
import { table } from './table.ts';

// Serves the learner's client until Ctrl-C, or until what was piped in has been said and answered. Answers the exit status.
export async function serveByHand(hand: Hand, around: Surroundings): Promise<number> {
  const { name, program } = hand.cast;
  const { tape, until } = table(hand, around);
  const reference = await startReference(hand, around);
  try {
    const serving = {
      part: { name, program: program.name },
      at: hand.at,
      manners: hand.manners,
      senses,
      ...(reference && { answering: answeredAt(reference.place) }),
    };
    const server = await (
      hand.cast.kind === 'udp' ? datagramServer(serving, tape) : streamServer(serving, tape)
    ).catch((error: unknown) => noSuchPlace(error, hand.at));
    const who = reference ? `${name} is the lesson's own server` : `${name} is a server`;
    const sentences = [
      `${who}, at ${printed(server.near)}. Start your ${program.file} in another terminal:`,
      { command: startCommand(hand, server.near) },
    ];
    around.print(introduction(hand, sentences, reference ? 'the reference' : 'you', around));
    tape.restart();
    await until(server).finally(() => server.close());
    return 0;
  } finally {
    if (reference) await end(reference.program);
  }
}

// Dials the learner's server, which is started here where nobody says where it listens. Answers the exit status.
export async function dialByHand(
  hand: Hand,
  told: Endpoint | undefined,
  around: Surroundings,
): Promise<number> {
  const { name, program } = hand.cast;
  const { tape, until } = table(hand, around);
  around.print(introduction(hand, dialling(hand, told), 'you', around));
  tape.restart();
  const started = told ? undefined : await startServer(program, hand.at, sources(hand, around), senses, tape);
  if (started?.started === 'failed') return sayRows(started.rows, around);
  const own = started?.program;
  try {
    const to = told ?? started?.place ?? hand.at;
    const part = { name, program: program.name };
    const client = await (hand.cast.kind === 'udp'
      ? datagramClient(part, reachable(to), hand.manners, tape)
      : streamClient(part, reachable(to), hand.manners, senses, tape));
    if ('dialled' in client) return sayRows(refused(hand, to, client.code), around);
    await until(client).finally(() => client.close());
    if (own) await lastRows(own);
    if (started) sayCrash(started, hand, around);
    return 0;
  } finally {
    if (own) await end(own);
  }
}

// Whoever listens at every address is reached at the loopback one.
function reachable(at: Endpoint): Endpoint {
  if ('path' in at) return at;
  return { ...at, host: at.host === '0.0.0.0' ? '127.0.0.1' : at.host === '::' ? '::1' : at.host };
}

function dialling(hand: Hand, told: Endpoint | undefined): (string | { command: string })[] {
  const { name, program } = hand.cast;
  if (told) return [`${name} is a client of your ${program.file}, and dials ${printed(told)}.`];
  const elsewhere: Endpoint =
    'path' in hand.at ? { path: join(tmpdir(), 'server.sock') } : { ...hand.at, port: 5001 };
  return [
    `${name} is a client of your ${program.file}, which is started here. To start it yourself, in another terminal:`,
    { command: startCommand(hand, elsewhere) },
    `and then: npx wirebook peer ${hand.lesson.number} client ${printed(elsewhere)}`,
    '',
  ];
}

const refused = (hand: Hand, to: Endpoint, code: string): string[] => [
  `${hand.cast.name} could not connect to ${printed(to)} (${code})${nobody.has(code) ? ': nobody listens there' : ''}. Start your ${hand.cast.program.file} first:`,
  `  ${startCommand(hand, to)}`,
];

// Sentences are wrapped; what is indented, a command or code, stays whole.
function sayRows(rows: readonly string[], { look: { columns }, print }: Surroundings): number {
  const lines = rows.flatMap(row =>
    /^\s/.test(row) ? [plain(row)] : paragraph(row, Math.min(columns, 80), 0),
  );
  print(`\n${lines.join('\n')}\n`);
  return 1;
}

const sources = ({ lesson, scratch }: Hand, { root }: Surroundings, folder = lesson.path) => ({
  ...{ root, folder, scratch, workingFolder: folder },
  files: new Map<string, string>(),
  commands: new Map<string, string>(),
});

// A program that broke in the middle says where.
function sayCrash({ program, found }: Ready, hand: Hand, around: Surroundings): void {
  const words = wordsOf(program, found);
  if (words.length > 0) sayRows([`${hand.cast.program.file} broke:`, ...words], around);
}

const lastRowsMs = 150;

// What the program has to say once the client has left.
const lastRows = (program: Launched): Promise<unknown> => Promise.race([program.gone, pause(lastRowsMs)]);

async function startReference(hand: Hand, around: Surroundings): Promise<Ready | undefined> {
  const program = casting(hand.lesson.checks, 'client')?.program;
  if (hand.reference === undefined || !program) return undefined;
  const place: Endpoint = 'path' in hand.at ? { path: join(hand.scratch, 'reference.sock') } : loopback;
  const started = await startServer(
    program,
    place,
    sources(hand, around, hand.reference),
    senses,
    new Tape(),
  );
  if (started.started === 'listens') return started;
  throw new Error(`the solution does not start: ${started.rows.join('; ')}`);
}

const loopback = { host: '127.0.0.1', port: 0 };
const nobody = new Set(['ECONNREFUSED', 'ENOENT']);

function noSuchPlace(error: unknown, at: Endpoint): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!['EADDRNOTAVAIL', 'ENOTFOUND', 'EINVAL', 'EAFNOSUPPORT'].includes(code) || 'path' in at) throw error;
  throw new UsageFault(
    `--host ${at.host} is no address of this machine (${code}); 127.0.0.1 is, and ::1 where there is IPv6.`,
  );
}
