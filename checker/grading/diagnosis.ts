import type { CheckData, Reveal } from '../lesson/check.ts';
import { known, type Misconception } from '../lesson/misconceptions.ts';
import type { Run, Text } from '../lesson/values.ts';
import type { FailureKind } from '../vocabulary.ts';
import type { Finding } from './finding.ts';
import { bytesOf } from './judging.ts';

// Failures that say what the program did in their own words: a bare reveal never explains them.
const ownWords: ReadonlySet<FailureKind> = new Set([
  'not started',
  'crash',
  'not listening',
  'listening elsewhere',
  'over limits',
]);

// The misconception that a failure of this check shows: the first reveal that fits, or none.
export function revealed(
  check: Pick<CheckData, 'reveal'>,
  finding: Finding,
  run: Run,
): Misconception | undefined {
  const reveal = check.reveal.find(one => shows(one, finding, run));
  return reveal && known(reveal.id, reveal.own);
}

function shows({ when }: Reveal, { actor, kind, unread, errors }: Finding, run: Run): boolean {
  if (!when) return !ownWords.has(kind);
  const heard = unread.get(when.actor) ?? '';
  if (when.failure === 'any') return when.text !== undefined && fits(when.text, heard, run);
  if (when.actor !== actor || when.failure !== kind) return false;
  return when.text === undefined || fits(when.text, errors, run);
}

// A string is the whole of what lies unread, never a part: else 'HEL' would be found in a 'HELLO' that only lacks its newline.
const fits = (text: Text | RegExp, unread: string, run: Run): boolean =>
  text instanceof RegExp ? text.test(unread) : unread === new TextDecoder().decode(bytesOf(text, run));
