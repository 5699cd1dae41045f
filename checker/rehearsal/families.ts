import type { Arg } from '../lesson/steps.ts';
import type { Casting } from './roles.ts';

// The families of addresses as a program is told them.
export const families = ['--v4', '--v6', '--dual'] as const;
export type Family = (typeof families)[number];

const isFamily = (arg: Arg): arg is Family => families.some(family => family === arg);

// Whether the program has to be told one.
export const takesFamily = ({ program }: Casting): boolean => program.args.some(isFamily);

// The same casting with the program told this family.
export const inFamily = (cast: Casting, family: Family): Casting => ({
  ...cast,
  program: { ...cast.program, args: cast.program.args.map(arg => (isFamily(arg) ? family : arg)) },
});

// The one that an address belongs to; a name may have addresses of both.
export const familyOf = (host: string): Family =>
  host.includes(':') ? '--v6' : /[a-z]/i.test(host) ? '--dual' : '--v4';
