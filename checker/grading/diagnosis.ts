import type { CheckData, Reveal } from '../lesson/check.ts';
import { known, type Misconception } from '../lesson/misconceptions.ts';
import type { Run, Text } from '../lesson/values.ts';
import type { FailureKind } from '../vocabulary.ts';
import type { Finding } from './finding.ts';
import { isOf } from '../lesson/crowds.ts';
import { judgeAll } from './judging.ts';

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
  const { text } = when;
  if (when.failure === 'any')
    return text !== undefined && heardBy(when.actor, unread).some(heard => fits(text, heard, run));
  if (!isOf(actor, when.actor) || when.failure !== kind) return false;
  return text === undefined || fits(text, errors, run);
}

// What lay unread; of a crowd, what each of its members had, and of datagrams each.
function heardBy(actor: string, unread: Finding['unread']): readonly string[] {
  const found = [...unread].filter(([party]) => isOf(party, actor)).flatMap(([, heard]) => heard);
  return found.length > 0 ? found : [''];
}

// A string is the whole of what lies unread, never a part: else 'HEL' would be found in a 'HELLO' that only lacks its newline.
const fits = (text: Text | RegExp, unread: string, run: Run): boolean =>
  text instanceof RegExp
    ? text.test(unread)
    : judgeAll(text, run, new TextEncoder().encode(unread), true).is === 'matched';
