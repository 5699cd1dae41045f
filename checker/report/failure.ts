import type { CheckReport, Failure } from '../vocabulary.ts';
import { arrows } from '../wire/arrows.ts';
import { plain } from '../wire/shown.ts';
import { event } from './events.ts';
import { cropped } from './cropped.ts';
import { copied, entry, indented, paragraph, verbatim } from './layout.ts';
import { markOf } from './mark.ts';
import type { Look } from './look.ts';

// A failed check with everything that helps: the picture, the bytes, the program's last words, what it means and what to do.
export function inFull(check: CheckReport, failure: Failure, look: Look): string[] {
  const { columns, paint } = look;
  const parts = [
    look.trace ? [] : picture(check, failure, look),
    cropped((failure.comparison ?? []).map(plain), columns - 6),
    (failure.crash ?? []).flatMap(row => verbatim(row, columns - 6)),
  ].filter(rows => rows.length > 0);
  return [
    ...parts.flatMap(rows => ['', ...indented(rows, 6)]),
    '',
    ...paragraph(failure.sentence, columns, 4).map(paint.bold),
    ...entry('Next', failure.hint, columns, 4),
    ...copied('Read', failure.readOn, columns, 4),
    ...copied('Again', failure.repeat, columns, 4),
    '',
  ];
}

function picture(check: CheckReport, failure: Failure, { columns, paint }: Look): string[] {
  const transcript = check.transcript.map(event);
  return arrows(transcript, check.program, {
    width: columns - 6,
    mark: markOf(failure, transcript, check.program),
    emphasis: paint.red,
  });
}

// A later failure in a line or two; its sentence only where it says something new.
export function inBrief(failure: Failure, said: ReadonlySet<string>, { columns }: Look): string[] {
  const facts = [
    ...(failure.sent === '' ? [] : [`sent ${failure.sent}`]),
    ...(failure.expected === '' ? [] : [`expected ${failure.expected}`]),
    ...(failure.actual === '' ? [] : [`came ${failure.actual}`]),
  ];
  return [
    ...(facts.length === 0 ? [] : paragraph(facts.join('; '), columns, 4, 2)),
    ...(said.has(failure.sentence) ? [] : paragraph(failure.sentence, columns, 4)),
  ];
}
