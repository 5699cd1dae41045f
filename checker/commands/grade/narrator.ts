import type { Audience } from '../../classroom/class.ts';
import type { Damage } from '../../classroom/journal/journal.ts';
import type { Work } from '../../classroom/work.ts';
import { progressLine, progressWords, type Progress } from '../../report/class/progress.ts';
import { numberOf } from '../../report/number.ts';
import type { Surroundings } from '../surroundings.ts';

// How often a terminal sees it move, and a log hears of it; in milliseconds.
const glanceMs = 200;
const reportMs = 30_000;

// Tells how the grading of a class goes on: on one line that moves where there is a terminal, in a line now and then elsewhere.
export class Narrator implements Audience {
  readonly #around: Surroundings;
  readonly #out: string;
  readonly #running = new Set<Work>();
  #beginMs = 0;
  #works = 0;
  #kept = 0;
  #done = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(around: Surroundings, out: string) {
    this.#around = around;
    this.#out = out;
  }

  damaged({ lines, aside }: Damage): void {
    const what = lines === 1 ? 'A damaged line was' : `${lines} damaged lines were`;
    this.#around.print(`${what} put aside, in ${aside}; the works it was about are graded again.\n`);
  }

  planned({ works, kept }: { readonly works: number; readonly kept: number }): void {
    this.#beginMs = performance.now();
    this.#works = works;
    this.#kept = this.#done = kept;
    if (kept > 0)
      this.#around.print(`${kept} of ${works} works are unchanged, and stay as they were graded.\n`);
    if (kept === works) return;
    const tell = this.#around.terminal === 'here' ? () => this.#draw() : () => this.#log();
    process.once('exit', this.#interrupted);
    this.#timer = setInterval(tell, this.#around.terminal === 'here' ? glanceMs : reportMs);
  }

  begins(work: Work): void {
    this.#running.add(work);
  }

  ends(work: Work): void {
    this.#running.delete(work);
  }

  done(): void {
    this.#done++;
  }

  compares(): void {
    this.close();
    this.#around.print('Looking for works that are much alike …\n');
  }

  // No more of it is told; where the line was, something else may stand.
  close(): void {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    process.off('exit', this.#interrupted);
    if (this.#around.terminal === 'here') this.#around.print(startOfLine);
    else this.#log();
  }

  // Ctrl-C, or whatever else ends this process before its time.
  readonly #interrupted = (): void => {
    const kept = `${this.#done} of ${this.#works} works are graded and kept in ${this.#out}`;
    this.#around.print(`\nInterrupted: ${kept}; the same command with --resume goes on.\n`);
  };

  #draw(): void {
    this.#around.print(`${startOfLine}${progressLine(this.#progress(), this.#around.look.columns - 1)}`);
  }

  #log(): void {
    this.#around.print(`${progressWords(this.#progress())}\n`);
  }

  #progress(): Progress {
    return {
      works: this.#works,
      kept: this.#kept,
      done: this.#done,
      elapsedMs: performance.now() - this.#beginMs,
      running: [...this.#running].map(({ student, lesson }) => `${student} ${numberOf(lesson)}`),
    };
  }
}

const startOfLine = '\r\u001b[K';
