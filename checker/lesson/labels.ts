import type { Label } from '../vocabulary.ts';
import { isMatcher } from './problems.ts';
import type { Arg } from './steps.ts';
import type { Expected, Part } from './values.ts';

// A text as a drawing quotes it: its bytes, and by name what is known only when the check runs.
export function quoted(what: Expected): NonNullable<Label['quoted']> {
  if (typeof what === 'string') return [new TextEncoder().encode(what)];
  if (what instanceof Uint8Array) return [what];
  if (what instanceof RegExp) return [{ named: String(what) }];
  if (isMatcher(what)) return [{ named: what.label }];
  if ('prefix' in what) return [...beginning(what.prefix), ...quoted(what.then)];
  if ('either' in what) return quoted(what.either[0]);
  return ('parts' in what ? what.parts : [what]).flatMap(part);
}

const beginning = (prefix: string | RegExp) => (typeof prefix === 'string' ? quoted(prefix) : []);

const part = (one: Part | Extract<Expected, { since: unknown }>): NonNullable<Label['quoted']> =>
  typeof one === 'string' ? quoted(one) : [{ named: one.label }];

// An argument of the program as it stands on its command line.
export const wording = (arg: Arg): string =>
  typeof arg === 'string' ? arg : arg.literal ? arg.label : `‹${arg.label}›`;

// The label with the times the contract names, in milliseconds.
export function within(label: Label, notAfter?: number, notBefore?: number): Label {
  if (notAfter === undefined && notBefore === undefined) return label;
  const from = notBefore === undefined ? '' : `after ${notBefore / 1000} s`;
  const to = notAfter === undefined ? '' : `within ${notAfter / 1000} s`;
  const when = [from, to].filter(Boolean).join(', ');
  return { ...label, after: label.after === undefined ? when : `${label.after} ${when}` };
}
