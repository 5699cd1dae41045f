import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load, type Loaded } from '../lesson/catalogue.ts';
import { scratchFolder, sweepDead, sweepOwn } from '../program/sweep.ts';
import type { Manners } from '../rehearsal/manners.ts';
import { casting, type Casting, type Side } from '../rehearsal/roles.ts';
import { UsageFault } from '../usage.ts';
import type { Endpoint } from '../vocabulary.ts';
import { dialByHand, serveByHand } from './by-hand.ts';
import { lessonNamed } from './check.ts';
import type { Hand } from './hand.ts';
import { standingIn } from './options.ts';
import type { Surroundings } from './surroundings.ts';

// What `peer` was asked, as the command line has it.
export interface PeerOptions {
  readonly host: string;
  readonly chop?: boolean;
  readonly delay: number;
  readonly resetAfter?: number;
  readonly halfClose?: boolean;
  readonly stopReading?: boolean;
  readonly reference?: boolean;
}

// Is the other side of a learner's program, by hand. Exit status 1 where there was nobody to talk with. Throws a UsageFault.
export async function peer(
  wanted: string,
  role: string,
  at: string | undefined,
  options: PeerOptions,
  around: Surroundings,
): Promise<number> {
  const lesson = await load(around.root, lessonNamed(wanted, around));
  const side = sideOf(role);
  const cast = castOf(lesson, side);
  requireManners(cast, options);
  const place = at === undefined ? undefined : endpointOf(at, side, cast);
  const reference = options.reference ? referenceOf(lesson, side, around) : undefined;
  sweepDead();
  const scratch = scratchFolder();
  const hand: Hand = {
    ...{ lesson, cast, scratch, at: atOf(cast, options, scratch), manners: mannersOf(options) },
    ...(reference !== undefined && { reference }),
  };
  try {
    return await (side === 'server' ? serveByHand(hand, around) : dialByHand(hand, place, around));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    sweepOwn();
  }
}

function sideOf(role: string): Side {
  if (role === 'server' || role === 'client') return role;
  throw new UsageFault(
    `ROLE is what the checker is to be, server or client; "${role}" is neither. Your program is the other one.`,
  );
}

function castOf({ number, checks }: Loaded, side: Side): Casting {
  const found = casting(checks, side);
  if (found) return found;
  const other = side === 'server' ? 'client' : 'server';
  const file = casting(checks, other)?.program.file;
  const instead =
    file === undefined ? '' : `; \`npx wirebook peer ${number} ${other}\` talks with your ${file}`;
  throw new UsageFault(
    `In lesson ${number} you write no ${other}, so a ${side} has nobody to talk with${instead}.`,
  );
}

const atOf = ({ kind, name }: Casting, { host }: PeerOptions, scratch: string): Endpoint =>
  kind === 'unix' ? { path: join(scratch, `${name}.sock`) } : { host, port: 0 };

function endpointOf(text: string, side: Side, { kind }: Casting): Endpoint {
  if (side === 'server')
    throw new UsageFault(
      `A server waits to be dialled, so it is told no place ("${text}"); the command that it prints says where it listens.`,
    );
  if (kind === 'unix') return { path: resolve(standingIn(), text) };
  const [, six, four, digits = ''] = /^(?:(?:\[([^\]]+)\]|([^:]+)):)?(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (digits !== '' && port > 0 && port <= 65_535) return { host: six ?? four ?? '127.0.0.1', port };
  throw new UsageFault(`"${text}" is no HOST:PORT, as in 127.0.0.1:5001 or [::1]:5001.`);
}

function referenceOf({ name, number, checks }: Loaded, side: Side, { root }: Surroundings): string {
  if (side === 'client')
    throw new UsageFault(
      '--reference answers as a server does; as a client, type what your server is to hear.',
    );
  const folder = join(root, 'solutions', name);
  const file = casting(checks, 'client')?.program.file;
  if (file === undefined)
    throw new UsageFault(
      `Lesson ${number} has no server of its own, so there is no reference that could answer.`,
    );
  if (!existsSync(join(folder, file)))
    throw new UsageFault(
      `There is no solutions/${name}/${file} here, so nothing answers by itself; leave --reference out and type.`,
    );
  return folder;
}

function requireManners({ kind }: Casting, options: PeerOptions): void {
  const { chop, resetAfter, halfClose, stopReading, reference } = options;
  if (kind === 'unix' && resetAfter !== undefined)
    throw new UsageFault('A Unix socket knows no RST, so --reset-after has no place here.');
  const stream = Object.entries({
    '--chop': chop,
    '--reset-after': resetAfter !== undefined,
    '--half-close': halfClose,
    '--stop-reading': stopReading,
    '--reference': reference,
  }).flatMap(([option, asked]) => (asked ? option : []));
  if (kind === 'udp' && stream.length > 0)
    throw new UsageFault(
      `Datagrams come whole, and nothing connects them, so ${stream.join(' and ')} ${stream.length === 1 ? 'has' : 'have'} no place here; --delay has.`,
    );
}

const mannersOf = ({ chop, delay, resetAfter, halfClose, stopReading }: PeerOptions): Manners => ({
  pieces: chop ? 'single bytes' : 'whole',
  delayMs: delay,
  afterALine: halfClose ? 'half-closes' : 'goes on',
  reads: stopReading ? 'nothing' : 'all',
  ...(resetAfter !== undefined && { resetAfter }),
});
