import { setTimeout as pause } from 'node:timers/promises';
import { gapMs, isAccepted, Reading, unreadHere, type Senses } from '../peers/barrier.ts';
import type { Connection } from '../peers/connection.ts';
import { plural } from '../wire/shown.ts';
import type { Tape } from '../wire/tape.ts';
import type { Manners } from './manners.ts';

const lookMs = 5;
const wonderMs = 250;
const newline = 10;

// One connection with the program in which somebody speaks for the peer, as its manners are.
export class Stream {
  readonly #connection: Connection;
  readonly #manners: Manners;
  readonly #senses: Senses;
  readonly #tape: Tape;
  // All that is to be done, one after the other.
  #doing: Promise<void> = Promise.resolve();
  #passed = 0;
  #broken = false;
  // Of a peer that never reads: what it lets lie.
  #unread: ReturnType<typeof unreadHere> = { bytes: 0, end: 'open' };
  readonly #watch: NodeJS.Timeout | undefined;

  constructor(connection: Connection, manners: Manners, senses: Senses, tape: Tape) {
    this.#connection = connection;
    this.#manners = manners;
    this.#senses = senses;
    this.#tape = tape;
    if (manners.reads === 'nothing') {
      connection.stopReading();
      if (senses === 'kernel') this.#watch = setInterval(() => this.#lookAtUnread(), wonderMs);
    }
    this.#breakOffWhenDue();
  }

  get name(): string {
    return this.#connection.name;
  }

  // Nothing more can pass, or both sides have said all.
  get isOver(): boolean {
    const { isOver, ended, finSent, unsent } = this.#connection;
    const { end } = this.#unread;
    return isOver || end === 'gone' || ((ended === 'fin' || end === 'fin') && finSent && unsent === 0);
  }

  get theirEnd(): 'open' | 'fin' | 'reset' {
    return this.#connection.ended;
  }

  get hasEnded(): boolean {
    return this.#connection.finSent;
  }

  say(bytes: Uint8Array): void {
    this.#next(() => this.#send(bytes));
  }

  // FIN, behind all that was said.
  end(): void {
    this.#next(() => {
      if (!this.hasEnded) this.#connection.finish();
    });
  }

  // Takes what has come, and answers it.
  heed(): Uint8Array {
    const bytes = this.#connection.inbox.unread;
    this.#connection.inbox.take(bytes.length);
    this.#passed += bytes.length;
    this.#breakOffWhenDue();
    return bytes;
  }

  reset(): void {
    if (!this.#connection.isOver) this.#connection.reset();
  }

  close(): void {
    clearInterval(this.#watch);
    this.#connection.close('fin');
  }

  #next(act: () => Promise<void> | void): void {
    this.#doing = this.#doing.then(async () => {
      if (this.#manners.delayMs > 0) await pause(this.#manners.delayMs);
      if (!this.isOver) await act();
      this.#tape.ring();
    });
  }

  async #send(bytes: Uint8Array): Promise<void> {
    if (this.hasEnded) {
      this.#note('FIN was sent; nothing can follow it');
      return;
    }
    const { pieces, afterALine, delayMs } = this.#manners;
    const { resetAfter = Infinity } = this.#manners;
    const allowed = bytes.subarray(0, resetAfter - this.#passed);
    const cut = pieces === 'whole' ? [allowed] : [...allowed].map(byte => Uint8Array.of(byte));
    for (const [at, piece] of cut.entries()) {
      if (at > 0 && delayMs > 0) await pause(delayMs);
      if (this.isOver) return;
      await this.#connection.send(piece);
      this.#passed += piece.length;
      if (pieces === 'single bytes') await this.#isRead();
    }
    this.#breakOffWhenDue();
    if (afterALine === 'half-closes' && bytes.includes(newline) && !this.isOver) this.#connection.finish();
  }

  // A reset would overtake what has not been read, and a program that has not accepted yet would never hear of it.
  #breakOffWhenDue(): void {
    const { resetAfter } = this.#manners;
    if (resetAfter === undefined || this.#passed < resetAfter || this.#broken) return;
    this.#broken = true;
    this.#doing = Promise.all([this.#isRead(), this.#isAccepted()]).then(() => this.reset());
  }

  #lookAtUnread(): void {
    const before = this.#unread;
    const { bytes, end } = (this.#unread = unreadHere(this.#connection));
    const count = `${bytes.toLocaleString('en-US')} ${plural(bytes, 'byte')}`;
    if (bytes > before.bytes) this.#note(`does not read: ${count} ${bytes === 1 ? 'waits' : 'wait'} unread`);
    if (end !== before.end && before.end === 'open')
      this.#note(`does not read: ${end === 'fin' || this.hasEnded ? 'a FIN' : 'an RST'} has come`);
  }

  #note(note: string): void {
    this.#tape.write(this.name, 'noted', { note });
  }

  async #isRead(): Promise<void> {
    // The kernel's table of Unix sockets shows no queues.
    if (this.#senses === 'quiet' || !this.#connection.ports) {
      await pause(gapMs);
      return;
    }
    const reading = new Reading([this.#connection]);
    while (!this.#connection.isOver && reading.look()) await pause(lookMs);
  }

  async #isAccepted(): Promise<void> {
    if (this.#senses === 'quiet') return;
    while (!this.#connection.isOver && !isAccepted(this.#connection)) await pause(lookMs);
  }
}
