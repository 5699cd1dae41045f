import type { Carried, Endpoint, InternetEndpoint } from '../vocabulary.ts';
import type { Senses } from '../peers/barrier.ts';
import { periodMs, ProgramTime } from '../program/clock.ts';
import { rmSync } from 'node:fs';
import { end } from '../program/ending.ts';
import { announced, listening, serving } from '../program/endpoint.ts';
import type { Launched } from '../program/launch.ts';
import { Printing } from './printing.ts';
import type { ProgramData } from '../lesson/steps.ts';

// A program in play: its process, where it was told to listen, and where it does.
export class Running {
  readonly program: ProgramData;
  readonly launched: Launched;
  readonly told: Endpoint;
  readonly file: string | undefined;
  // Of its paths; it goes with the program.
  readonly folder: string | undefined;
  // It has connected to a peer, or sent to one.
  hasDialled = false;
  // What of its output the check that is played has taken.
  printing: Printing;
  // The same of its lines on standard error.
  logging = new Printing();
  // Signals that the user has sent it.
  readonly signalled = new Set<string>();
  // Where it listened at the moment it first printed something; undefined until it has.
  atFirstWords: Readonly<Record<Carried, readonly Endpoint[]>> | undefined;
  // Where clients reach it, for each kind of socket that was asked for and found.
  readonly #endpoints = new Map<Carried, Endpoint>();
  // Everywhere it listened when it was first seen to be ready.
  #places: readonly Endpoint[] = [];
  readonly #clock: ProgramTime;
  readonly #senses: Senses;
  readonly #born = performance.now();
  #sampled = this.#born;

  constructor(
    program: ProgramData,
    launched: Launched,
    told: Endpoint,
    senses: Senses,
    file: string | undefined,
    folder: string | undefined,
  ) {
    this.program = program;
    this.printing = new Printing(program.promptsWith);
    this.launched = launched;
    this.told = told;
    this.file = file;
    this.folder = folder;
    this.#senses = senses;
    this.#clock = new ProgramTime(senses === 'kernel' ? launched.pid : undefined);
    launched.stdout.onFirst(() => {
      this.atFirstWords = { streams: this.listening('streams'), datagrams: this.listening('datagrams') };
    });
  }

  // Ends the program, and removes its folder.
  async retire(): Promise<void> {
    await end(this.launched);
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
  }

  // The time since it was started in which it could not have run.
  lostMs(): number {
    const now = performance.now();
    if (now - this.#sampled >= periodMs) {
      this.#clock.sample();
      this.#sampled = now;
    }
    return this.#sampled - this.#born - this.#clock.spentMs;
  }

  // The processor time that it is known to have used.
  get ranMs(): number {
    return this.#clock.ranMs;
  }

  // Another check begins: what was printed before it is not its business.
  goOn(): void {
    this.printing = new Printing(this.program.promptsWith);
    this.logging = new Printing();
    for (const { inbox } of [this.launched.stdout, this.launched.stderr]) inbox.take(inbox.size);
  }

  get name(): string {
    return this.program.name;
  }

  // It has exited, and all that it printed has been read.
  get isGone(): boolean {
    const { exit, stdout, stderr } = this.launched;
    return exit !== undefined && stdout.inbox.ended && stderr.inbox.ended;
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

  get endpoint(): Endpoint | undefined {
    return this.#endpoints.get('streams') ?? this.#endpoints.get('datagrams');
  }

  // Everywhere it listens now, or is bound; without a kernel to ask, where it says so.
  listening(kind: Carried): readonly Endpoint[] {
    if (this.#senses === 'kernel') return listening(this.launched, kind);
    const said = announced(this.launched);
    return said ? [said] : [];
  }

  // Where clients can come, remembered once it is known.
  ready(kind: Carried): Endpoint | undefined {
    const known = this.#endpoints.get(kind);
    if (known) return known;
    const all = this.listening(kind);
    const found = serving(all, this.told);
    if (!found) return undefined;
    this.#endpoints.set(kind, found);
    if (kind === 'streams') this.#places = all;
    return found;
  }

  // Whether it was ready at this very place, and not at an any-address that stands for it.
  listensAtExactly({ host, port }: InternetEndpoint): boolean {
    return this.#places.some(place => 'port' in place && place.port === port && place.host === host);
  }
}
