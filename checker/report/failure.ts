import type { CheckReport, Failure } from '../vocabulary.ts';
import { arrows } from '../wire/arrows.ts';
import { plain } from '../wire/shown.ts';
import { event } from './events.ts';
import { cropped } from './cropped.ts';
import { copied, entry, indented, paragraph } from './layout.ts';
import { pointed } from './pointed.ts';
import { markOf } from './mark.ts';
import type { Look } from './look.ts';

// A failed check with everything that helps: the picture, the bytes, the program's last words, what it means and what to do.
export function inFull(check: CheckReport, failure: Failure, look: Look): string[] {
  return [
    ...(look.trace ? seen(failure, look) : [...picture(check, failure, look), ...seen(failure, look)]),
    ...meaning(failure, look),
    ...copied('Again', failure.repeat, look.columns, 4),
    '',
  ];
}

// What passed between the parties, in at most so many rows, with what should have come instead.
export function picture(
  check: CheckReport,
  failure: Failure,
  { columns, paint }: Look,
  most?: number,
): string[] {
  const transcript = check.transcript.map(event);
  const rows = arrows(transcript, check.program, {
    width: columns - 6,
    mark: markOf(failure, transcript, check.program),
    emphasis: paint.red,
    ...(most !== undefined && { most }),
  });
  return part(rows);
}

// The bytes side by side, and the program's last words, where there are any.
export const seen = ({ comparison = [], crash = [] }: Failure, { columns }: Look): string[] => [
  ...part(cropped(comparison.map(plain), columns - 6)),
  ...part(pointed(crash, columns - 6)),
];

// The idea, the next step, and where to read on.
export const meaning = (failure: Failure, { columns, paint }: Look): string[] => [
  '',
  ...paragraph(failure.sentence, columns, 4).map(paint.bold),
  ...entry('Next', failure.hint, columns, 4),
  ...copied('Read', failure.readOn, columns, 4),
];

const part = (rows: readonly string[]): string[] => (rows.length === 0 ? [] : ['', ...indented(rows, 6)]);

// How it was put to the program last: by a peer, or at the keyboard.
const lastDeed = (transcript: CheckReport['transcript']): string =>
  transcript.findLast(({ kind }) => kind === 'sent' || kind === 'typed')?.kind ?? 'sent';

// A later failure in a line or two; its sentence only where it says something new.
export function inBrief(
  { transcript }: CheckReport,
  failure: Failure,
  said: ReadonlySet<string>,
  { columns }: Look,
): string[] {
  const isNew = !said.has(failure.sentence);
  // It has one cause, which is in the sentence.
  if (failure.kind === 'not started')
    return paragraph(isNew ? failure.sentence : 'It did not start, as above.', columns, 4);
  const facts = [
    ...(failure.sent === '' ? [] : [`${lastDeed(transcript)} ${failure.sent}`]),
    ...(failure.expected === '' ? [] : [`expected ${failure.expected}`]),
    ...(failure.actual === '' ? [] : [`instead ${failure.actual}`]),
  ];
  return [
    ...(facts.length === 0 ? [] : paragraph(facts.join('; '), columns, 4, 2)),
    ...(isNew ? paragraph(failure.sentence, columns, 4) : []),
  ];
}
