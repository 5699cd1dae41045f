import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Preload } from './launch.ts';

// The moment that Node programs take for now: it stands still until it is moved, and is seen at their next look.
export class StandingClock {
  readonly #file: string;
  #ms: number;

  // Milliseconds since 1970-01-01T00:00Z.
  constructor(ms: number, folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(mkdtempSync(join(folder, 'clock-')), 'now');
    this.#ms = ms;
    this.#write();
  }

  stand(ms: number): void {
    this.#ms = ms;
    this.#write();
  }

  move(ms: number): void {
    this.stand(this.#ms + ms);
  }

  get preload(): Preload {
    return {
      shows: 'a clock that stands',
      module: 'checker/program/standing-clock.cjs',
      environment: { WIREBOOK_CLOCK: this.#file },
      reads: [dirname(this.#file)],
    };
  }

  remove(): void {
    rmSync(dirname(this.#file), { recursive: true, force: true });
  }

  // As a whole: a look finds the old moment or the new one, never half of it.
  #write(): void {
    writeFileSync(`${this.#file}.new`, String(this.#ms));
    renameSync(`${this.#file}.new`, this.#file);
  }
}
