import type { Expected, Run } from '../lesson/values.ts';
import { fitsLine } from './judging.ts';

// A stretch of what was printed, in characters.
interface Stretch {
  readonly from: number;
  readonly to: number;
}

// What of a program's standard output the steps of a check have taken. Lines before a taken one are passed over: logs are free.
// A line may stand behind a prompt that is already out, since nobody who types at a pipe ends the prompt's line.
export class Printing {
  // Everything printed is accounted for, so more is too much.
  closed = false;
  readonly #taken: Stretch[] = [];
  readonly #prompts: readonly string[];
  #next = 0;

  constructor(prompts: readonly string[] = []) {
    this.#prompts = prompts;
  }

  // The first line from here on that fits; a last line without newline counts once nothing more can come.
  take(what: Expected, run: Run, printed: string, ended: boolean): boolean {
    const found = this.#linesFrom(this.#next, printed)
      .filter(({ to }) => printed[to - 1] === '\n' || ended)
      .map(line => this.#fitting(line, what, run, printed))
      .find(line => line !== undefined);
    if (found) this.#take(found);
    return found !== undefined;
  }

  // A prompt counts while it is the last thing printed.
  takePrompt(prompt: string, printed: string): boolean {
    const last = this.#linesFrom(this.#next, printed).at(-1);
    if (!last) return false;
    const found = this.#behindPrompts(last, printed).find(
      ({ from, to }) => printed.slice(from, to) === prompt,
    );
    if (found) this.#take(found);
    return found !== undefined;
  }

  // What no step has taken.
  untaken(printed: string): string {
    let at = 0;
    const left: string[] = [];
    for (const { from, to } of this.#taken) {
      left.push(printed.slice(at, from));
      at = to;
    }
    return [...left, printed.slice(at)].join('');
  }

  // The same without prompts, and without a server's announcement, which is a check of its own.
  logged(printed: string): string {
    return this.untaken(printed)
      .split(/(?<=\n)/)
      .map((line, at) => (at === 0 && announcement.test(line) ? '' : this.#withoutPrompts(line)))
      .join('');
  }

  // What has come after the last line that a step has taken.
  rest(printed: string): string {
    return printed.slice(this.#next);
  }

  #take(stretch: Stretch): void {
    this.#taken.push(stretch);
    this.#next = stretch.to;
  }

  #linesFrom(begin: number, printed: string): Stretch[] {
    let from = begin;
    return printed
      .slice(begin)
      .split(/(?<=\n)/)
      .filter(line => line !== '')
      .map(line => {
        const stretch = { from, to: from + line.length };
        from = stretch.to;
        return stretch;
      });
  }

  #fitting(line: Stretch, what: Expected, run: Run, printed: string): Stretch | undefined {
    return this.#behindPrompts(line, printed).find(({ from, to }) =>
      fitsLine(what, run, printed.slice(from, to).replace(/\r?\n$/, '')),
    );
  }

  // The line as it stands, and what is left of it behind each prompt before it.
  #behindPrompts(line: Stretch, printed: string): Stretch[] {
    const text = printed.slice(line.from, line.to);
    const prompt = this.#prompts.find(one => text.startsWith(one) && text.length > one.length);
    if (prompt === undefined) return [line];
    return [line, ...this.#behindPrompts({ from: line.from + prompt.length, to: line.to }, printed)];
  }

  #withoutPrompts(line: string): string {
    const prompt = this.#prompts.find(one => line.startsWith(one) && !/^\r?\n/.test(line.slice(one.length)));
    return prompt === undefined ? line : this.#withoutPrompts(line.slice(prompt.length));
  }
}

const announcement = /^listening on \S+\r?\n$/;
