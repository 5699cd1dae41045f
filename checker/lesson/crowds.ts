import type { Actor } from './steps.ts';

// The members of a crowd, each a party of its own: `guest 1` and so on. Everybody else is alone.
export const members = ({ count, ...actor }: Actor): readonly Actor[] =>
  count === undefined
    ? [actor]
    : Array.from({ length: count }, (_, at) => ({ ...actor, name: memberOf(actor.name, at + 1) }));

export const memberOf = (crowd: string, number: number): string => `${crowd} ${number}`;

// Whether this party is that actor, or one of that crowd.
export const isOf = (party: string, actor: string): boolean =>
  party === actor || (party.startsWith(`${actor} `) && /^\d+$/.test(party.slice(actor.length + 1)));
