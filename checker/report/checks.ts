import type { CheckReport, Failure, Outcome, Report } from '../vocabulary.ts';
import { arrows } from '../wire/arrows.ts';
import { plain } from '../wire/shown.ts';
import { event } from './events.ts';
import { inBrief, inFull } from './failure.ts';
import { indented, paragraph } from './layout.ts';
import type { Look } from './look.ts';
import { markOf } from './mark.ts';

// How each outcome is marked.
export const marks: Readonly<Record<Outcome, string>> = {
  passed: '✓',
  failed: '✗',
  skipped: '–',
  broken: '!',
};

// Every check in the lesson's order, under its program where there are several; the first failure in full, later ones in brief.
export function checks(report: Report, look: Look): string[] {
  const several = new Set(report.checks.map(({ program }) => program)).size > 1;
  const column = 4 + Math.min(Math.max(0, ...report.checks.map(({ id }) => id.length)), 28) + 2;
  const said = new Set<string>();
  return report.checks.flatMap((check, at) => {
    const begins = several && check.program !== report.checks[at - 1]?.program;
    return [
      ...(begins ? ['', `  ${look.paint.underline(plain(check.program))}`] : []),
      ...head(check, column, look),
      ...(look.trace ? trace(check, look) : []),
      ...detail(check, check.failure, said, look),
    ];
  });
}

function detail(check: CheckReport, failure: Failure | undefined, said: Set<string>, look: Look): string[] {
  if (check.outcome !== 'failed' || !failure) return [];
  const rows = said.size === 0 ? inFull(check, failure, look) : inBrief(check, failure, said, look);
  said.add(failure.sentence);
  return rows;
}

// A check's mark and name, and what was judged, from a column on.
export function head(check: CheckReport, column: number, { columns, paint }: Look): string[] {
  const mark = marks[check.outcome];
  const words = about(check);
  const room = columns - column;
  const name = `  ${mark} ${plain(check.id)}`;
  const lines =
    room < 30 || name.length + 2 > column
      ? [name, ...paragraph(words, columns, 4)]
      : paragraph(words, columns, column).map((line, at) =>
          at === 0 ? name.padEnd(column) + line.trimStart() : line,
        );
  const colours = { passed: paint.green, failed: paint.red, skipped: paint.dim, broken: paint.magenta };
  return lines.map((line, at) => (at === 0 ? line.replace(mark, colours[check.outcome](mark)) : line));
}

// The claim of what was judged; the reason of what was not.
function about({ outcome, claim, because }: CheckReport): string {
  const why = because?.words ?? '';
  if (outcome === 'broken')
    return `could not be judged: the checker itself broke here, not your program. It costs no point.${why && ` (${why})`}`;
  if (outcome !== 'skipped') return claim;
  return because?.reason === 'unavailable' ? `skipped: ${why} (costs no point)` : `skipped: ${why}`;
}

function trace(check: CheckReport, { columns, paint }: Look): string[] {
  const transcript = check.transcript.map(event);
  if (transcript.length === 0 && !check.failure) return [];
  const rows = arrows(transcript, check.program, {
    width: columns - 6,
    most: 1000,
    times: 'in ms',
    emphasis: paint.red,
    ...(check.failure && { mark: markOf(check.failure, transcript, check.program) }),
  });
  return ['', ...indented(rows, 6), ''];
}
