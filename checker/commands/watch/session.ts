import { lessons, load, programsOf, type Folder, type Loaded } from '../../lesson/catalogue.ts';
import { killAll } from '../../program/ending.ts';
import { sweepOwn } from '../../program/sweep.ts';
import { passedIn, type Model, type View } from '../../watch/model.ts';
import { onSaves } from '../../watch/saves.ts';
import { gradeOnce } from '../check.ts';
import type { CheckOptions } from '../options.ts';
import { recorded } from '../recording.ts';
import type { Surroundings } from '../surroundings.ts';

const verdict: View = { shows: 'verdict' };

// A lesson that is graded at every save. A save during a grading cancels it, so that the last content has the last word.
export class Session {
  readonly #around: Surroundings;
  readonly #seed: number | undefined;
  readonly #changed: () => void;
  #folder: Folder;
  #lesson: Loaded | undefined;
  #model: Model;
  #saves: { stop: () => Promise<void> } | undefined;
  #wanted = new AbortController();
  #grading: Promise<void> = Promise.resolve();
  // A verdict is there, and is being written down.
  #isKeeping = false;

  constructor(folder: Folder, seed: number | undefined, around: Surroundings, changed: () => void) {
    this.#folder = folder;
    this.#seed = seed;
    this.#around = around;
    this.#changed = changed;
    this.#model = { number: folder.number, title: folder.name, learnt: [], state: 'grading', view: verdict };
  }

  get model(): Model {
    return this.#model;
  }

  // The check to work on: the first that fails, else the first there is.
  get first(): { readonly id: string; readonly listens: boolean } | undefined {
    const failed = this.#model.report?.checks.find(({ outcome }) => outcome === 'failed');
    const check = this.#lesson?.checks.find(({ id }) => failed === undefined || id === failed.id);
    return check && { id: check.id, listens: check.program.listens };
  }

  // Begins to watch a lesson, and grades it; if meanwhile another is asked for, that one.
  async open(folder: Folder): Promise<void> {
    this.cancel();
    this.#folder = folder;
    await this.#saves?.stop();
    if (this.#folder !== folder) return;
    this.#show({ number: folder.number, title: folder.name, learnt: [], state: 'grading', view: verdict });
    let lesson: Loaded;
    try {
      lesson = await load(this.#around.root, folder);
    } catch (error) {
      this.#show({ ...this.#model, state: 'graded', fault: String(error) });
      return;
    }
    if (this.#folder !== folder) return;
    const { title, learnt, checks } = lesson;
    const next = this.#neighbour(1);
    const following = next && `${next.number} ${(await load(this.#around.root, next)).title}`;
    if (this.#folder !== folder) return;
    this.#lesson = lesson;
    this.#show({ ...this.#model, title, learnt, ...(following !== undefined && { following }) });
    const files = programsOf(checks).map(({ file }) => file);
    this.#saves = onSaves(folder.path, files, () => {
      this.grade();
    });
    this.grade();
  }

  // The next lesson, or the one before; stays where there is none.
  async turn(by: 1 | -1): Promise<void> {
    const to = this.#neighbour(by);
    if (to) await this.open(to);
  }

  // Grades what is there now, and forgets a grading under way.
  grade(): void {
    this.cancel();
    const wanted = new AbortController();
    this.#wanted = wanted;
    this.#show({ ...this.#model, state: 'grading', view: verdict });
    this.#grading = this.#grading.then(() => this.#graded(wanted.signal));
  }

  cancel(): void {
    this.#wanted.abort();
    killAll();
  }

  look(view: View): void {
    this.#show({ ...this.#model, view });
  }

  // Nothing of it runs any more. Whoever quits does not wait for a grading to unwind, only for a verdict that is being kept; what else
  // is open is closed by the end of the process.
  async quit(): Promise<void> {
    this.cancel();
    sweepOwn();
    if (this.#isKeeping) await this.#grading;
  }

  async #graded(wanted: AbortSignal): Promise<void> {
    const unwanted = (): boolean => wanted.aborted;
    if (unwanted()) return;
    const options = {
      program: [],
      run: [],
      only: [],
      ...(this.#seed !== undefined && { seed: this.#seed }),
    };
    const graded = await this.#outcome(options, wanted);
    if (unwanted()) return;
    const { report: last, before, ...model } = this.#model;
    const passed = last ? passedIn(last) : before;
    this.#show({ ...model, ...graded, state: 'graded', ...(passed !== undefined && { before: passed }) });
  }

  async #outcome(options: CheckOptions, wanted: AbortSignal): Promise<Pick<Model, 'report' | 'fault'>> {
    try {
      const folder = this.#folder;
      const { report } = await recorded(folder, options, this.#around, async () => {
        const graded = await gradeOnce(folder, options, this.#around, wanted);
        this.#isKeeping = true;
        return graded;
      });
      return { report };
    } catch (error) {
      return { fault: error instanceof Error ? error.message : String(error) };
    } finally {
      this.#isKeeping = false;
    }
  }

  #neighbour(by: 1 | -1): Folder | undefined {
    const all = lessons(this.#around.root);
    return all[all.findIndex(({ name }) => name === this.#folder.name) + by];
  }

  #show(model: Model): void {
    this.#model = model;
    this.#changed();
  }
}
