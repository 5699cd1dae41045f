import type { CheckReport, Failure } from '../../vocabulary.ts';
import { arrows } from '../../wire/arrows.ts';
import { plain } from '../../wire/shown.ts';
import { cropped } from '../cropped.ts';
import { event } from '../events.ts';
import { markOf } from '../mark.ts';
import { inLine } from './words.ts';

const columns = 76;

// What passed between the parties of a failed check, in as many rows as a learner's own report has, and what should have come.
// `emphasis` is given each piece of the mark; what it puts around it may be anything, it is not counted as width.
export function drawing(check: CheckReport, failure: Failure, emphasis = (mark: string) => mark): string[] {
  const transcript = check.transcript.map(event);
  const mark = markOf(failure, transcript, check.program);
  return lines(arrows(transcript, inLine(check.program, 30), { width: columns, mark, emphasis }));
}

// The bytes side by side, where both are known.
export const bytes = ({ comparison = [] }: Failure): string[] =>
  lines(cropped(lines(comparison.map(plain)), columns));

// The learner's own line, and what the program said last.
export const lastWords = ({ crash = [] }: Failure): string[] => lines(crash.map(plain));

const lines = (rows: readonly string[]): string[] => rows.flatMap(row => row.split('\n'));
