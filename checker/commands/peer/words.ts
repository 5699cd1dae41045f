import { join, relative } from 'node:path';
import { oddities } from '../../rehearsal/manners.ts';
import { argumentsAt } from '../../rehearsal/roles.ts';
import { indented, paragraph } from '../../report/layout.ts';
import type { Endpoint } from '../../vocabulary.ts';
import { plain } from '../../wire/shown.ts';
import { standingIn } from '../options.ts';
import type { Hand } from './hand.ts';
import type { Surroundings } from '../surroundings.ts';

// HOST:PORT, or a path, as people write it.
export function printed(at: Endpoint): string {
  if ('path' in at) return at.path;
  return at.host.includes(':') ? `[${at.host}]:${at.port}` : `${at.host}:${at.port}`;
}

// The command by which a learner starts the program that is met, told of this place.
export function startCommand({ lesson, cast: { program } }: Hand, place: Endpoint): string {
  const file = relative(standingIn(), join(lesson.path, program.file));
  return ['npx', 'tsx', file, ...argumentsAt(program.args, place)].map(quoted).join(' ');
}

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

export type Sentence = string | { readonly command: string };

// What stands above a conversation by hand; sentences are wrapped, commands stand alone and whole.
export function introduction(
  hand: Hand,
  sentences: readonly Sentence[],
  { look: { columns }, terminal }: Surroundings,
): string {
  const { lesson, cast, manners } = hand;
  const width = Math.min(columns, 80);
  const odd = oddities(manners);
  const rows = [
    `${lesson.number} ${plain(lesson.title)}`,
    '',
    ...sentences.flatMap(one =>
      typeof one === 'string' ? paragraph(one, width, 0) : ['', ...indented([plain(one.command)], 2), ''],
    ),
    ...(odd.length > 0 ? paragraph(`${cast.name} ${odd.join(', and ')}.`, width, 0) : []),
    ...(terminal === 'here' ? paragraph(keys(hand), width, 0) : []),
  ];
  return `${rows.join('\n').trimEnd()}\n\n`;
}

function keys({ cast: { name, kind }, reference }: Hand): string {
  if (reference)
    return reference.cast.typedTo
      ? `The solution's ${reference.cast.program.file} speaks for ${name}; what you type is typed to it. Ctrl+D ends its input, Ctrl-C leaves.`
      : 'Ctrl-C leaves.';
  return kind === 'udp'
    ? `What you type is what ${name} says: a line is a datagram, without its newline; "\\xc3" in quotes is one byte. Ctrl-C leaves.`
    : `What you type is what ${name} says, a line at a time; "hel" in quotes has no newline, "\\xc3" is one byte. Ctrl+D sends FIN, Ctrl-C leaves.`;
}
