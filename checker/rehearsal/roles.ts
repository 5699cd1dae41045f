import type { CheckData } from '../lesson/check.ts';
import { actorsOf, actsOf } from '../lesson/acts.ts';
import { wording } from '../lesson/labels.ts';
import type { Arg, ProgramData } from '../lesson/steps.ts';
import type { Endpoint } from '../vocabulary.ts';

// Which side of the conversation the checker takes; the learner's program takes the other.
export type Side = 'server' | 'client';

// What carries the conversation.
export type Kind = 'tcp' | 'unix' | 'udp';

// The learner's program that such a peer talks with, and the name that the lesson's checks give the peer.
export interface Casting {
  readonly program: ProgramData;
  readonly name: string;
  readonly kind: Kind;
  // Whether the program has a keyboard of its own: a user types to it in the lesson's checks.
  readonly typedTo: boolean;
  // Whether the lesson's programs are told the names of hosts, not only addresses.
  readonly takesNames: boolean;
}

// Undefined where the lesson has no program of the other side.
export function casting(checks: readonly CheckData[], side: Side): Casting | undefined {
  const check = checks.find(({ program }) => (side === 'client' ? program.listens : dials(program)));
  if (!check) return undefined;
  const { program } = check;
  const name = side === 'server' ? listener(program.args) : dialler(checks, program);
  return {
    program,
    name: name ?? (side === 'server' ? 'eve' : 'ana'),
    kind: kindOf(program),
    typedTo: deeds(checks, program).some(({ verb }) => verb === 'types'),
    takesNames: deeds(checks, program).some(deed => deed.verb === 'starts' && deed.args.some(isName)),
  };
}

const deeds = (checks: readonly CheckData[], { name }: ProgramData) =>
  checks
    .filter(({ program }) => program.name === name)
    .flatMap(({ steps }) => steps.flatMap(actsOf))
    .map(({ does }) => does);

// Said as a host, and no address.
const isName = (arg: Arg): boolean =>
  typeof arg !== 'string' && arg.literal === true && arg.place === 'host' && /[a-z]/i.test(arg.label);

const kindOf = ({ args, carries }: ProgramData): Kind =>
  carries === 'datagrams' || args.some(isMailbox)
    ? 'udp'
    : args.some(arg => placeOf(arg) === 'path')
      ? 'unix'
      : 'tcp';

const isMailbox = (arg: Arg): boolean => typeof arg !== 'string' && arg.end?.standing === 'mailbox';

const placeOf = (arg: Arg): string | undefined => (typeof arg === 'string' ? undefined : arg.place);

const dials = ({ listens, args }: ProgramData): boolean => !listens && listener(args) !== undefined;

// Of the server that the program is told to reach.
const listener = (args: readonly Arg[]): string | undefined =>
  args.flatMap(arg =>
    typeof arg !== 'string' && (arg.end?.standing === 'listener' || arg.end?.standing === 'mailbox')
      ? arg.end.actor
      : [],
  )[0];

const dialler = (checks: readonly CheckData[], { role }: ProgramData): string | undefined =>
  checks
    .filter(({ program }) => program.role === role)
    .flatMap(({ steps }) => steps.flatMap(actorsOf))
    .find(actor => actor.side === 'dials' && actor.count === undefined)?.name;

// The program's arguments where everybody it is told of is at this place; what else it is told stands by its name.
export const argumentsAt = (args: readonly Arg[], at: Endpoint): string[] =>
  args.map(arg => {
    if (typeof arg === 'string') return arg;
    if (arg.literal) return arg.label;
    const told = 'path' in at ? { path: at.path } : { host: at.host, port: String(at.port) };
    return new Map(Object.entries(told)).get(arg.place ?? '') ?? wording(arg);
  });
