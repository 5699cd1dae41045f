import type { Expected } from '../lesson/values.ts';
import { Found } from './finding.ts';
import { knownBytes, wordsFor } from './judging.ts';
import type { Stage } from './stage.ts';
import { waitFor, type Limit } from './waiting.ts';

// The next line on standard error that fits, after those that steps have taken before.
export async function loggedLine(name: string, what: Expected, stage: Stage, limit: Limit): Promise<void> {
  const { logging, launched } = stage.programNamed(name);
  const { stderr } = launched;
  const { inbox } = stderr;
  let taken = false;
  const take = (): boolean => (taken ||= logging.take(what, stage.run, stderr.text, inbox.ended));
  await waitFor(stage, () => take() || inbox.ended, limit);
  if (take()) return;
  const rest = (): Uint8Array => new TextEncoder().encode(logging.rest(stderr.text));
  const known = knownBytes(what, stage.run);
  const line = known ? `"${new TextDecoder().decode(known).trimEnd()}"` : (wordsFor(what) ?? 'a line');
  throw new Found({
    kind: rest().length === 0 ? 'no output' : 'wrong output',
    actor: name,
    expected: `${line} on standard error`,
    actual: rest(),
    came: rest,
  });
}
