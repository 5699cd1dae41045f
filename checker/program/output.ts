import type { Readable } from 'node:stream';
import { Inbox } from '../wire/inbox.ts';
import type { Tape } from '../wire/tape.ts';

// How much of what a program prints is kept beyond what its checks ask for.
export const keptBytes = 64 * 1024;
// Beyond this nobody reads on: the program is ended as one that floods.
const floodBytes = 64 * 1024 * 1024;

// One of a program's two outputs: bounded, and read even when nobody wants it, since a full pipe would stop the program.
export class Output {
  readonly inbox = new Inbox();
  // Bytes that were thrown away because nobody had asked for so many.
  cutBytes = 0;
  flooded = false;
  #allowed = keptBytes;
  #first: (() => void) | undefined;
  #head = '';
  #saidSo = false;
  readonly #stream: Readable;

  constructor(stream: Readable, name: 'stdout' | 'stderr', program: string, tape: Tape) {
    this.#stream = stream;
    stream.on('data', (piece: Buffer) => {
      this.#first?.();
      this.#first = undefined;
      if (!this.#head.includes('\n') && this.#head.length < 1024) this.#head += piece.toString('utf8');
      const kept = piece.subarray(0, Math.max(0, this.#allowed - this.inbox.size));
      this.cutBytes += piece.length - kept.length;
      if (this.cutBytes > floodBytes) this.flooded = true;
      if (kept.length > 0) {
        this.inbox.append(kept);
        tape.write(program, 'printed', { bytes: kept, stream: name });
      } else tape.stir();
      if (this.cutBytes > 0 && !this.#saidSo) {
        this.#saidSo = true;
        tape.write(program, 'noted', { note: 'what it prints beyond 64 KiB is not kept', stream: name });
      }
    });
    stream.on('error', () => {
      // A pipe that breaks has ended; 'close' follows.
    });
    stream.on('close', () => {
      this.inbox.end();
      tape.ring();
    });
  }

  // To be called when the first bytes come.
  onFirst(look: () => void): void {
    this.#first = look;
  }

  // Whether anything was ever printed.
  get hasSpoken(): boolean {
    return this.#head !== '';
  }

  // The first line that was ever printed, once it is complete.
  get firstLine(): string | undefined {
    return /^(.*?)\r?\n/.exec(this.#head)?.[1];
  }

  // A check that expects this many bytes may be shown as many, and the usual rest.
  allow(bytes: number): void {
    this.#allowed = Math.max(this.#allowed, keptBytes + bytes);
  }

  stopReading(): void {
    this.#stream.pause();
  }

  readOn(): void {
    this.#stream.resume();
  }

  destroy(): void {
    this.#stream.destroy();
  }

  get text(): string {
    return new TextDecoder().decode(this.inbox.unread);
  }
}
