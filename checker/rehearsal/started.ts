import { setTimeout as pause } from 'node:timers/promises';
import type { ProgramData } from '../lesson/steps.ts';
import type { Senses } from '../peers/barrier.ts';
import { keep } from '../program/ending.ts';
import { announced, listening, serving } from '../program/endpoint.ts';
import { crashed, lastWords } from '../program/last-words.ts';
import { Launched } from '../program/launch.ts';
import { runnable, type Runnable, type Sources } from '../program/source.ts';
import type { Endpoint } from '../vocabulary.ts';
import type { Tape } from '../wire/tape.ts';
import { argumentsAt } from './roles.ts';

const lookMs = 5;
const wonderMs = 5000;
const announcementMs = 500;

// A program, and what it was made from.
export interface Running {
  readonly program: Launched;
  readonly found: Runnable;
}
export interface Ready extends Running {
  readonly started: 'listens';
  readonly place: Endpoint;
}
// Rows for a reader, the first one a sentence.
export interface Failed {
  readonly started: 'failed';
  readonly rows: readonly string[];
}

// Starts a server, and waits until it listens: as long as it takes, and is known to run.
export async function startServer(
  data: ProgramData,
  told: Endpoint,
  sources: Sources,
  senses: Senses,
  tape: Tape,
): Promise<Ready | Failed> {
  const found = await runnable(data, sources);
  if (found.kind === 'unstartable') return { started: 'failed', rows: found.rows };
  const program = launched(data, found, told, tape);
  tape.write(data.name, 'started', { note: argumentsAt(data.args, told).join(' ') });
  const begin = performance.now();
  let wondered = false;
  while (!program.exit) {
    const all = senses === 'kernel' ? listening(program, data.carries) : [];
    const place = senses === 'kernel' ? (serving(all, told) ?? all[0]) : announced(program);
    if (place) {
      await saysSo(program);
      return { started: 'listens', program, found, place };
    }
    if (!wondered && performance.now() - begin > wonderMs) {
      wondered = true;
      tape.write(data.name, 'noted', { note: 'runs, and listens nowhere yet; Ctrl-C leaves' });
    }
    await pause(lookMs);
  }
  await program.gone;
  return {
    started: 'failed',
    rows: [`${data.file} ended before it listened, so nobody can connect to it.`, ...wordsOf(program, found)],
  };
}

// Starts a client of this place. What it does there is its own business.
export async function startClient(
  data: ProgramData,
  told: Endpoint,
  sources: Sources,
  tape: Tape,
): Promise<(Running & { readonly started: 'runs' }) | Failed> {
  const found = await runnable(data, sources);
  if (found.kind === 'unstartable') return { started: 'failed', rows: found.rows };
  return { started: 'runs', program: launched(data, found, told, tape), found };
}

function launched(data: ProgramData, found: Runnable, told: Endpoint, tape: Tape): Launched {
  const args = argumentsAt(data.args, told);
  return keep(new Launched(data.name, found, { args, places: new Map(), preloads: [], held: false }, tape));
}

// Its announcement comes a moment after it listens, and reads better before the first client; one that makes none is not waited for long.
async function saysSo(program: Launched): Promise<void> {
  const until = performance.now() + announcementMs;
  while (!program.exit && program.stdout.firstLine === undefined && performance.now() < until)
    await pause(lookMs);
}

// Of a program that broke: its own line, and what it said last, indented.
export function wordsOf({ exit, ending, stderr }: Launched, found: Runnable): string[] {
  if (!exit || ending || !crashed(exit, stderr.text, new Set())) return [];
  const file = found.kind === 'node' ? found.file : undefined;
  return lastWords(stderr.text, file).map(row => `  ${row}`);
}
