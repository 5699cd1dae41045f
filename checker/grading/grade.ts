import type { CheckData } from '../lesson/check.ts';
import type { Loaded } from '../lesson/catalogue.ts';
import { wireOnly } from '../lesson/variations.ts';
import type { Because, CheckReport, Report } from '../vocabulary.ts';
import type { Capture } from '../wire/pcapng.ts';
import { Tape } from '../wire/tape.ts';
import { attempt, vacate, type Company } from './attempt.ts';
import { Cancelled } from './finding.ts';
import { Lanes } from './lanes.ts';
import { missing } from './missing.ts';
import { sharesProcess } from './play.ts';
import type { Setting } from './stage.ts';
import { summary } from './summary.ts';
import { skipped, verdict, type Repeat } from './verdict.ts';

// How a lesson is to be graded, beyond its setting.
export interface Manner {
  // The checks to play; all where none is named.
  readonly only: readonly string[];
  readonly wire: 'all' | 'only';
  // Checks that are played side by side.
  readonly lanes: number;
  // The command that repeats these checks.
  readonly repeat: Repeat;
  // Every check in another shape than its author's: cut into single bytes, say.
  readonly recast?: (check: CheckData) => CheckData;
}

export interface Graded {
  readonly report: Report;
  readonly captures: readonly Capture[];
}

interface One {
  readonly report: CheckReport;
  readonly capture: Capture;
}

// Grades a lesson once. Checks of one server share its process, in order; the others run beside them as their needs allow.
// Throws Cancelled once the setting's signal is aborted.
export async function grade(lesson: Loaded, setting: Setting, manner: Manner): Promise<Graded> {
  const begin = performance.now();
  const troupe = new Troupe(lesson, setting, manner);
  const chosen = lesson.checks.filter(({ id }) => manner.only.length === 0 || manner.only.includes(id));
  const all = await Promise.all(chosen.map(check => troupe.book(check)));
  await troupe.disband();
  if (setting.signal?.aborted) throw new Cancelled('cancelled');
  const durationMs = Math.round(performance.now() - begin);
  return {
    report: summary(
      lesson,
      setting,
      all.map(({ report }) => report),
      durationMs,
    ),
    captures: all.map(({ capture }) => capture),
  };
}

// Who plays when: a check after those it needs, and after the one before it on the same process.
class Troupe {
  readonly #lesson: Loaded;
  readonly #setting: Setting;
  readonly #manner: Manner;
  readonly #lanes: Lanes;
  readonly #booked = new Map<string, Promise<One>>();
  readonly #companies = new Map<CheckData['program'], Company & { last: Promise<unknown> }>();

  constructor(lesson: Loaded, setting: Setting, manner: Manner) {
    this.#lesson = lesson;
    this.#setting = setting;
    this.#manner = manner;
    // Of a program with a built-in port only one can run at a time.
    this.#lanes = new Lanes(setting.port === 0 ? manner.lanes : 1);
  }

  book(check: CheckData): Promise<One> {
    const company = this.#companyOf(check);
    const before = sharesProcess(check) ? company.last : Promise.resolve();
    const one = before.then(() => this.#play(check, company));
    if (sharesProcess(check)) company.last = one;
    this.#booked.set(check.id, one);
    return one;
  }

  async disband(): Promise<void> {
    for (const { running } of this.#companies.values()) await running?.retire();
  }

  // Whoever has its port built in cannot start while another process of its own still runs.
  async #dismiss(next: Company): Promise<void> {
    for (const company of this.#companies.values()) if (company !== next) await vacate(company);
  }

  // One process for each way in which a lesson starts its programs.
  #companyOf({ program }: CheckData): Company & { last: Promise<unknown> } {
    const found = this.#companies.get(program) ?? {
      tape: new Tape(),
      running: undefined,
      before: [],
      last: Promise.resolve(),
    };
    this.#companies.set(program, found);
    return found;
  }

  async #play(check: CheckData, company: Company): Promise<One> {
    const needs = await Promise.all(check.need.flatMap(need => this.#booked.get(need) ?? []));
    const blocked = missing(check, this.#setting) ?? unmet(needs.map(({ report }) => report));
    if (blocked) return unplayed(check, blocked);
    if (this.#setting.signal?.aborted) return unplayed(check, { reason: 'checker', words: 'cancelled' });
    const seen = this.#manner.wire === 'only' ? wireOnly(check) : check;
    if (seen === 'nothing left to see')
      return unplayed(check, { reason: 'unavailable', words: 'nothing of it shows on the wire' });
    const cast = this.#manner.recast?.(seen) ?? seen;
    const played = await this.#lanes.run(async () => {
      if (this.#setting.port !== 0) await this.#dismiss(company);
      return await attempt(cast, this.#setting, company);
    });
    return {
      report: await verdict(check, played, this.#lesson, this.#setting, this.#manner.repeat),
      capture: { name: check.id, events: played.transcript, ends: played.ends },
    };
  }
}

const unplayed = (check: CheckData, because: Because): One => ({
  report: skipped(check, because),
  capture: { name: check.id, events: [], ends: new Map() },
});

// A check that needs another goes its way: lost with a failed one, not counted with one that could not be played.
function unmet(needs: readonly CheckReport[]): Because | undefined {
  const found = needs.find(({ outcome }) => outcome !== 'passed');
  if (!found) return undefined;
  const lost = found.outcome === 'failed' || found.because?.reason === 'need-failed';
  return { reason: lost ? 'need-failed' : 'unavailable', words: `needs ${found.id}` };
}
