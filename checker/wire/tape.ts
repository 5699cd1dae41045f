import type { Event, EventKind } from '../vocabulary.ts';

type Details = Omit<Event, 'atMs' | 'peer' | 'kind'>;

// A transcript while it is being written: one clock for all parties, and a bell for whoever waits for something to happen.
export class Tape {
  #events: Event[] = [];
  #begin = performance.now();
  #waiting = new Set<() => void>();
  #count = 0;
  readonly #live: (event: Event) => void;

  // `live` is told of every event as it happens, also of those that are too many to keep.
  constructor(live: (event: Event) => void = () => undefined) {
    this.#live = live;
  }

  // A check begins: the clock starts at zero.
  restart(): void {
    this.#events = [];
    this.#begin = performance.now();
  }

  get nowMs(): number {
    return performance.now() - this.#begin;
  }

  get events(): readonly Event[] {
    return this.#events;
  }

  // Grows with every event, also across checks: two equal looks mean that nothing happened between them.
  get count(): number {
    return this.#count;
  }

  write(peer: string, kind: EventKind, details: Details = {}): Event {
    const event = { atMs: this.nowMs, peer, kind, ...details };
    this.#count++;
    if (this.#events.length < most) this.#events.push(event);
    this.#live(event);
    this.ring();
    return event;
  }

  // Something came that is thrown away. A flood of it wakes nobody: whoever waits sees at his next look that it came.
  stir(): void {
    this.#count++;
  }

  // Something changed on our own side: whoever waits looks again.
  ring(): void {
    for (const wake of this.#waiting) wake();
  }

  onBell(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => this.#waiting.delete(wake);
  }
}

// A flood is not worth keeping event by event.
const most = 5000;
