import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Loaded } from '../../lesson/catalogue.ts';
import { familyOf, inFamily, takesFamily, type Family } from '../../rehearsal/families.ts';
import type { Manners } from '../../rehearsal/manners.ts';
import { casting, type Casting, type Side } from '../../rehearsal/roles.ts';
import { UsageFault } from '../../usage.ts';
import type { Endpoint } from '../../vocabulary.ts';
import { standingIn } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Hand } from './hand.ts';

// What `peer` was asked, as the command line has it.
export interface PeerOptions {
  readonly host?: string;
  readonly v4?: boolean;
  readonly v6?: boolean;
  readonly dual?: boolean;
  readonly chop?: boolean;
  readonly delay: number;
  readonly resetAfter?: number;
  readonly halfClose?: boolean;
  readonly stopReading?: boolean;
  readonly reference?: boolean;
}

// Throws a UsageFault, as all here do.
export function sideOf(role: string): Side {
  if (role === 'server' || role === 'client') return role;
  throw new UsageFault(
    `ROLE is what the checker is to be, server or client; "${role}" is neither. Your program is the other one.`,
  );
}

// The learner's program that is met, told the family of addresses that was asked for.
export function castOf(lesson: Loaded, side: Side, options: PeerOptions): Casting {
  const { number, checks } = lesson;
  const found = casting(checks, side);
  if (!found) throw new UsageFault(nobodyToTalkWith(lesson, side));
  const asked = familyAsked(options);
  if (takesFamily(found)) return inFamily(found, asked ?? familyOf(options.host ?? loopback));
  if (asked === undefined) return found;
  throw new UsageFault(
    `The programs of lesson ${number} are told no family, so ${asked} has no place here${found.kind === 'unix' ? '' : '; --host ::1 is an address of IPv6'}.`,
  );
}

function nobodyToTalkWith({ number, checks }: Loaded, side: Side): string {
  const other = side === 'server' ? 'client' : 'server';
  const file = casting(checks, other)?.program.file;
  const instead =
    file === undefined ? '' : `; \`npx wirebook peer ${number} ${other}\` talks with your ${file}`;
  return `In lesson ${number} you write no ${other}, so a ${side} has nobody to talk with${instead}.`;
}

function familyAsked({ v4, v6, dual }: PeerOptions): Family | undefined {
  const asked = [
    ...(v4 ? ['--v4' as const] : []),
    ...(v6 ? ['--v6' as const] : []),
    ...(dual ? ['--dual' as const] : []),
  ];
  if (asked.length > 1)
    throw new UsageFault(
      `A program is told one family, and these are ${asked.length}: ${asked.join(' and ')}.`,
    );
  return asked[0];
}

const loopback = '127.0.0.1';

// Where the peer listens, or the server that is started for it; and the name by which the program is told of it, where it is told names.
export function placeOf(
  cast: Casting,
  side: Side,
  { host }: PeerOptions,
  scratch: string,
): Pick<Hand, 'at' | 'called'> {
  if (cast.kind === 'unix')
    return { at: { path: join(scratch, `${side === 'server' ? cast.name : 'server'}.sock`) } };
  const family = cast.program.args.find(arg => arg === '--v6' || arg === '--dual');
  const own = family === '--v6' ? '::1' : family === '--dual' ? '::' : loopback;
  const named =
    host ??
    (side === 'server' && cast.takesNames && (!takesFamily(cast) || family === '--dual') ? 'localhost' : own);
  if (!/[a-z]/i.test(named) || named.includes(':')) return { at: { host: named, port: 0 } };
  const at = { host: family === '--dual' && host === undefined ? own : named, port: 0 };
  return side === 'server' && cast.takesNames ? { at, called: named } : { at };
}

// Where the learner's own server listens already.
export function endpointOf(text: string, side: Side, { kind }: Casting): Endpoint {
  if (side === 'server')
    throw new UsageFault(
      `A server waits to be dialled, so it is told no place ("${text}"); the command that it prints says where it listens.`,
    );
  if (kind === 'unix') return { path: resolve(standingIn(), text) };
  const [, six, four, digits = ''] = /^(?:(?:\[([^\]]+)\]|([^:]+)):)?(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (digits !== '' && port > 0 && port <= 65_535) return { host: six ?? four ?? loopback, port };
  throw new UsageFault(`"${text}" is no HOST:PORT, as in 127.0.0.1:5001 or [::1]:5001.`);
}

// The solution's program of the peer's own side, which speaks in its place.
export function referenceOf(
  { name, number, checks }: Loaded,
  side: Side,
  { root }: Surroundings,
): NonNullable<Hand['reference']> {
  const cast = casting(checks, side === 'server' ? 'client' : 'server');
  if (!cast)
    throw new UsageFault(
      `Lesson ${number} has no ${side} of its own, so there is no reference that could ${side === 'server' ? 'answer' : 'speak'}.`,
    );
  const folder = join(root, 'solutions', name);
  if (!existsSync(join(folder, cast.program.file)))
    throw new UsageFault(
      `There is no solutions/${name}/${cast.program.file} here, so nothing ${side === 'server' ? 'answers' : 'speaks'} by itself; leave --reference out and type.`,
    );
  return { folder, cast };
}

// Throws where a manner is not known to what carries the conversation.
export function mannersOf({ kind }: Casting, options: PeerOptions): Manners {
  const { chop, delay, resetAfter, halfClose, stopReading } = options;
  if (kind === 'unix' && resetAfter !== undefined)
    throw new UsageFault('A Unix socket knows no RST, so --reset-after has no place here.');
  const stream = Object.entries({
    '--chop': chop,
    '--reset-after': resetAfter !== undefined,
    '--half-close': halfClose,
    '--stop-reading': stopReading,
  }).flatMap(([option, asked]) => (asked ? option : []));
  if (kind === 'udp' && stream.length > 0)
    throw new UsageFault(
      `Datagrams come whole, and nothing connects them, so ${stream.join(' and ')} ${stream.length === 1 ? 'has' : 'have'} no place here; --delay has.`,
    );
  return {
    pieces: chop ? 'single bytes' : 'whole',
    delayMs: delay,
    afterALine: halfClose ? 'half-closes' : 'goes on',
    reads: stopReading ? 'nothing' : 'all',
    ...(resetAfter !== undefined && { resetAfter }),
  };
}
