import type { Endpoint } from '../vocabulary.ts';
import type { Senses } from '../peers/barrier.ts';
import { periodMs, ProgramTime } from '../program/clock.ts';
import { announced, listening, serving } from '../program/endpoint.ts';
import type { Launched } from '../program/launch.ts';

// The program in play: its process, where it was told to listen, and where it does.
export class Running {
  readonly name: string;
  readonly launched: Launched;
  readonly told: Endpoint;
  readonly file: string | undefined;
  endpoint: Endpoint | undefined;
  // It has connected to a peer.
  hasDialled = false;
  // Where it listened at the moment it first printed something; undefined until it has.
  atFirstWords: readonly Endpoint[] | undefined;
  readonly #clock: ProgramTime;
  readonly #senses: Senses;
  #sampled = 0;

  constructor(name: string, launched: Launched, told: Endpoint, senses: Senses, file: string | undefined) {
    this.name = name;
    this.launched = launched;
    this.told = told;
    this.file = file;
    this.#senses = senses;
    this.#clock = new ProgramTime(senses === 'kernel' ? launched.pid : undefined);
    launched.stdout.onFirst(() => {
      this.atFirstWords = this.listening();
    });
  }

  programMs(): number {
    const now = performance.now();
    if (now - this.#sampled >= periodMs) {
      this.#clock.sample();
      this.#sampled = now;
    }
    return this.#clock.spentMs;
  }

  // Whether it has done anything yet that can be seen: until then it may still be starting.
  get hasBegun(): boolean {
    const { stdout, stderr, exit } = this.launched;
    return (
      this.hasDialled ||
      this.endpoint !== undefined ||
      stdout.hasSpoken ||
      stderr.hasSpoken ||
      exit !== undefined
    );
  }

  // Everywhere it listens now; without a kernel to ask, where it says so.
  listening(): readonly Endpoint[] {
    if (this.#senses === 'kernel') return listening(this.launched);
    const said = announced(this.launched);
    return said ? [said] : [];
  }

  // Whether clients can come; remembers where.
  isReady(): boolean {
    if (this.endpoint) return true;
    const found = serving(this.listening(), this.told);
    if (found) this.endpoint = { host: this.told.host, port: found.port };
    return found !== undefined;
  }
}
