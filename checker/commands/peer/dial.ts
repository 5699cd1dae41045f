import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePlace } from '../../peers/free-place.ts';
import { end } from '../../program/ending.ts';
import type { Launched } from '../../program/launch.ts';
import { startServer, wordsOf, type Ready } from '../../rehearsal/started.ts';
import { paragraph } from '../../report/layout.ts';
import type { Endpoint } from '../../vocabulary.ts';
import { plain } from '../../wire/shown.ts';
import { senses, type Surroundings } from '../surroundings.ts';
import { meet, reachable } from './meeting.ts';
import type { Hand } from './hand.ts';
import { spokenFor, startSpeaker } from './reference.ts';
import { sources } from './sources.ts';
import { table } from './table.ts';
import { introduction, printed, startCommand, type Sentence } from './words.ts';

// Dials the learner's server, which is started here where nobody says where it listens; one with a keyboard of its own is waited for
// instead. Answers the exit status.
export async function dialByHand(
  hand: Hand,
  told: Endpoint | undefined,
  around: Surroundings,
): Promise<number> {
  const { program, typedTo } = hand.cast;
  const awaited = told === undefined && typedTo ? await somewhere(hand.at) : undefined;
  const known = told ?? awaited;
  const { tape, until } = table(hand, around);
  const sentences = awaited ? waiting(hand, awaited) : dialling(hand, told);
  around.print(introduction(hand, sentences, around));
  tape.restart();
  const started = known
    ? undefined
    : await startServer(program, hand.at, sources(hand, around), senses, tape);
  if (started?.started === 'failed') return sayRows(started.rows, around);
  try {
    const place = known ?? started?.place ?? hand.at;
    const met = await meet(hand, place, awaited ? 'once it listens' : 'now', tape);
    if (met.met === 'nobody') return sayRows(refused(hand, place, met.code), around);
    const { client, relay } = met;
    const speaker = relay && (await startSpeaker(hand, relay.near, tape, around));
    try {
      await until(speaker ? spokenFor(client, hand, speaker, tape) : client).finally(() => client.close());
      if (speaker) await lastRows(speaker.program);
    } finally {
      await relay?.close();
      if (speaker) await end(speaker.program);
    }
    if (started) await lastRows(started.program);
    if (started) sayCrash(started, hand, around);
    return 0;
  } finally {
    if (started) await end(started.program);
  }
}

const somewhere = async (at: Endpoint): Promise<Endpoint> =>
  'path' in at ? at : (await freePlace(at.host)).near;

const waiting = (hand: Hand, at: Endpoint): Sentence[] => [
  `${hand.cast.name} is a client of your ${hand.cast.program.file}, to which you type as well. Start it in another terminal:`,
  { command: startCommand(hand, at) },
  `${hand.cast.name} dials it as soon as it listens.`,
  '',
];

function dialling(hand: Hand, told: Endpoint | undefined): Sentence[] {
  const { name, program } = hand.cast;
  if (told) return [`${name} is a client of your ${program.file}, and dials ${printed(told)}.`];
  const elsewhere: Endpoint =
    'path' in hand.at ? { path: join(tmpdir(), 'server.sock') } : { ...hand.at, port: 5001 };
  const { number } = hand.lesson;
  const dials = `npx wirebook peer ${number} client`;
  return [
    `${name} is a client of your ${program.file}, which is started here. To start it yourself, in another terminal:`,
    { command: startCommand(hand, elsewhere) },
    `and then: ${dials} ${printed(reachable(elsewhere))}`,
    ...(program.args.includes('--dual')
      ? [
          `It serves both families; \`${dials} 127.0.0.1:PORT\` comes over IPv4, with the PORT that it prints.`,
        ]
      : []),
    '',
  ];
}

const refused = (hand: Hand, to: Endpoint, code: string): string[] => [
  `${hand.cast.name} could not connect to ${printed(to)} (${code})${nobody.has(code) ? ': nobody listens there' : ''}. Start your ${hand.cast.program.file} first:`,
  `  ${startCommand(hand, to)}`,
];
const nobody = new Set(['ECONNREFUSED', 'ENOENT']);

// Sentences are wrapped; what is indented, a command or code, stays whole.
function sayRows(rows: readonly string[], { look: { columns }, print }: Surroundings): number {
  const lines = rows.flatMap(row =>
    /^\s/.test(row) ? [plain(row)] : paragraph(row, Math.min(columns, 80), 0),
  );
  print(`\n${lines.join('\n')}\n`);
  return 1;
}

// A program that broke in the middle says where.
function sayCrash({ program, found }: Ready, hand: Hand, around: Surroundings): void {
  const words = wordsOf(program, found);
  if (words.length > 0) sayRows([`${hand.cast.program.file} broke:`, ...words], around);
}

const lastRowsMs = 150;

// What the program has to say once the client has left.
const lastRows = (program: Launched): Promise<unknown> => Promise.race([program.gone, pause(lastRowsMs)]);
