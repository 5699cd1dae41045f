import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Preload } from './launch.ts';

let count = 0;

// The moment that Node programs take for now: it stands still until it is moved, and is seen at their next look.
export class StandingClock {
  readonly #file: string;
  #ms: number;

  // Milliseconds since 1970-01-01T00:00Z.
  constructor(ms: number, folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, `clock-${process.pid}-${++count}`);
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
    };
  }

  remove(): void {
    rmSync(this.#file, { force: true });
  }

  // As a whole: a look finds the old moment or the new one, never half of it.
  #write(): void {
    writeFileSync(`${this.#file}.new`, String(this.#ms));
    renameSync(`${this.#file}.new`, this.#file);
  }
}
