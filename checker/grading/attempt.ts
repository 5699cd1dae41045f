import type { CheckData } from '../lesson/check.ts';
import { Tape } from '../wire/tape.ts';
import { play, sharesProcess, type Played } from './play.ts';
import type { Running } from './running.ts';
import type { Setting } from './stage.ts';

// A process that checks share while they pass, and which checks it has been through.
export interface Company {
  readonly tape: Tape;
  running: Running | undefined;
  before: string[];
}

// What came of a check when all was said; `after` names the checks without which it passes.
export type Attempted = Played & { readonly after: readonly string[] };

const mostReplays = 2;

// Plays a check on the shared process if it may, and again in a fresh one where a failure there might be somebody else's.
export async function attempt(check: CheckData, setting: Setting, company: Company): Promise<Attempted> {
  if (!sharesProcess(check)) {
    // Whoever has its port built in cannot start while the shared process still runs.
    if (setting.port !== 0) await vacate(company);
    return { ...(await fairly(check, setting, new Tape())), after: [] };
  }
  const { running, before } = company;
  const shared = running && !running.launched.exit ? running : undefined;
  if (!shared) await running?.retire();
  const played = await fairly(check, setting, company.tape, shared);
  company.running = played.running;
  company.before = played.running ? [...(shared ? before : []), check.id] : [];
  if (!shared || played.outcome !== 'failed') return { ...played, after: [] };
  const alone = await fairly(check, setting, company.tape);
  company.running = alone.running;
  company.before = alone.running ? [check.id] : [];
  return alone.outcome === 'passed' ? { ...played, after: before } : { ...alone, after: [] };
}

// Ends the process that is shared; the next check starts afresh.
export async function vacate(company: Company): Promise<void> {
  await company.running?.retire();
  company.running = undefined;
  company.before = [];
}

// A void check is played again in a fresh process; void to the last, it is broken, never failed.
async function fairly(check: CheckData, setting: Setting, tape: Tape, shared?: Running): Promise<Played> {
  let played = await play(check, setting, tape, { shared });
  for (
    let replay = 0;
    replay < mostReplays && played.outcome === 'void' && !setting.signal?.aborted;
    replay++
  )
    played = await play(check, setting, tape);
  return played.outcome === 'void' ? { ...played, outcome: 'broken' } : played;
}
