import type { Expected, Run } from '../lesson/values.ts';
import { fitsLine } from './judging.ts';

// Which printed lines the steps of a check have taken. Lines before a taken one are passed over: logs are free.
export class Printing {
  // Everything printed is accounted for, so more is too much.
  closed = false;
  readonly #taken = new Set<number>();
  #next = 0;

  // The first line from here on that fits; a last line without newline counts once nothing more can come.
  take(what: Expected, run: Run, printed: string, ended: boolean): boolean {
    const lines = complete(printed, ended);
    const at = lines.findIndex((line, index) => index >= this.#next && fitsLine(what, run, line));
    if (at < 0) return false;
    this.#taken.add(at);
    this.#next = at + 1;
    return true;
  }

  // What no step has taken.
  untaken(printed: string): string {
    return this.#left(printed).join('');
  }

  // The same without a server's announcement, which is a check of its own.
  logged(printed: string): string {
    const [first = '', ...rest] = this.#left(printed);
    return [...(announcement.test(first) ? [] : [first]), ...rest].join('');
  }

  // What has come after the last line that a step has taken.
  rest(printed: string): string {
    return printed
      .split(/(?<=\n)/)
      .slice(this.#next)
      .join('');
  }

  #left(printed: string): readonly string[] {
    return printed.split(/(?<=\n)/).filter((_, index) => !this.#taken.has(index));
  }
}

const announcement = /^listening on \S+\r?\n$/;

function complete(printed: string, ended: boolean): string[] {
  const lines = printed.split('\n').map(line => line.replace(/\r$/, ''));
  const last = lines.pop() ?? '';
  return ended && last !== '' ? [...lines, last] : lines;
}
