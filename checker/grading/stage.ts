import { createHash } from 'node:crypto';
import type { Connection } from '../peers/connection.ts';
import type { Senses } from '../peers/barrier.ts';
import type { Mailbox } from '../peers/mailbox.ts';
import { somethingArrives } from '../peers/unread-datagrams.ts';
import type { Listener } from '../peers/listener.ts';
import type { CheckData } from '../lesson/check.ts';
import type { Sources } from '../program/source.ts';
import type { ProgramData, Step } from '../lesson/steps.ts';
import type { Run } from '../lesson/values.ts';
import { Cancelled } from './finding.ts';
import type { Running } from './running.ts';
import type { Endpoint } from '../vocabulary.ts';
import type { Tape } from '../wire/tape.ts';
import type { Launched, Preload } from '../program/launch.ts';
import type { StandingClock } from '../program/standing-clock.ts';
import { servicePort } from '../program/services.ts';
import type { Crowd } from './crowds.ts';
import type { Patience } from './patience.ts';
import type { Prompt } from './promptness.ts';
import { Unavailable } from './starting.ts';

// What of a check is played.
export type Playable = Pick<CheckData, 'program' | 'steps' | 'reveal'>;

// What is fixed for a whole grading.
export interface Setting {
  readonly seed: number;
  readonly senses: Senses;
  readonly patience: Patience;
  // The port a program has built in; 0 where it takes the one it is given.
  readonly port: number;
  // The program is somebody else's: the system's own words will do for an error.
  readonly foreign: boolean;
  readonly sources: Sources;
  // Aborted when nobody wants the verdict any more.
  readonly signal?: AbortSignal;
}

// When a step was done, by both clocks; how much earlier it may have been than the checker, late by as much, came to see it.
export interface Done {
  readonly atMs: number;
  readonly programMs: number;
  readonly lateMs: number;
}

// Everything that one check has on stage: the parties, what they know of each other, and the clock.
export class Stage implements Setting {
  readonly seed: number;
  readonly senses: Senses;
  readonly patience: Patience;
  readonly port: number;
  readonly foreign: boolean;
  readonly sources: Sources;
  readonly signal?: AbortSignal;
  // The program that this check is about.
  readonly cast: ProgramData;
  readonly tape: Tape;
  readonly connections = new Map<string, Connection>();
  readonly listeners = new Map<string, Listener>();
  readonly mailboxes = new Map<string, Mailbox>();
  readonly places = new Map<string, Endpoint>();
  readonly ignored = new Map<string, Uint8Array[]>();
  readonly notReading = new Set<string>();
  readonly done = new Map<Step, Done>();
  // When the step that is being played was fulfilled, where that is known better than by its end.
  fulfilledMs: number | undefined;
  readonly prompts: Prompt[] = [];
  readonly matches = new Map<object, string>();
  // The programs that have been started, by name; one of them is the check's own.
  readonly programs = new Map<string, Running>();
  // What a Node program is shown of another machine than this one.
  readonly preloads: Preload[] = [];
  readonly crowds = new Map<string, Crowd>();
  // Where the program's own clock stands still.
  clock: StandingClock | undefined;
  readonly #random = new Map<string, Uint8Array>();
  // The index of the step that is being played.
  step = 0;
  // Where this check's paths are, if it has any.
  folder: string | undefined;
  // What the program was last seen to be sent, for whoever asks what its failure answers.
  lastSent = new Map<string, Uint8Array>();

  readonly #beginMs = performance.now();
  #lostBeforeMs = 0;

  constructor(setting: Setting, cast: ProgramData, tape: Tape) {
    this.sources = setting.sources;
    this.cast = cast;
    this.seed = setting.seed;
    this.senses = setting.senses;
    this.patience = setting.patience;
    this.port = setting.port;
    this.foreign = setting.foreign;
    if (setting.signal) this.signal = setting.signal;
    this.tape = tape;
  }

  // The check's own program, once it has been started.
  get running(): Running | undefined {
    return this.programs.get(this.cast.name);
  }

  // The next step is played.
  turnTo(step: number): void {
    this.step = step;
    this.fulfilledMs = undefined;
  }

  get program(): Launched | undefined {
    return this.running?.launched;
  }

  // A step that asks something of a program before it has been started is the author's fault.
  programNamed(name: string): Running {
    const found = this.programs.get(name);
    if (!found) throw new Error(`the program ${name} has not been started`);
    return found;
  }

  // From here on this process is the program of its name.
  enters(running: Running): void {
    this.#lostBeforeMs += this.programs.get(running.name)?.lostMs() ?? 0;
    this.programs.set(running.name, running);
  }

  // Programs that may still do something.
  living(): readonly Launched[] {
    return [...this.programs.values()].filter(({ isGone }) => !isGone).map(({ launched }) => launched);
  }

  // Throws Cancelled once nobody wants the verdict any more.
  throwIfCancelled(): void {
    if (this.signal?.aborted) throw new Cancelled('cancelled');
  }

  // Whether the checker has something under way to the program, or has yet to look at a datagram of its.
  owes(): boolean {
    return (
      [...this.connections.values()].some(connection => connection.unsent > 0 && !connection.poured) ||
      [...this.crowds.values()].some(crowd => crowd.isDialling) ||
      (this.senses === 'kernel' && somethingArrives([...this.mailboxes.values()]))
    );
  }

  // Bytes that came to the peer at this port since it last sent something.
  heardAt(port: number): number | undefined {
    return [...this.connections.values()].find(({ near }) => 'port' in near && near.port === port)?.heard;
  }

  // The time in which the programs could have run; what one of them waited for a processor may have kept the others waiting too.
  programMs(): number {
    const lostMs = [...this.programs.values()].map(running => running.lostMs());
    return performance.now() - this.#beginMs - lostMs.reduce((sum, one) => sum + one, this.#lostBeforeMs);
  }

  // The processor time that all programs have used.
  ranMs(): number {
    return [...this.programs.values()].reduce((sum, { ranMs }) => sum + ranMs, 0);
  }

  readonly run: Run = {
    near: actor => {
      const place =
        this.places.get(actor) ??
        this.listeners.get(actor)?.near ??
        this.mailboxes.get(actor)?.near ??
        this.connections.get(actor)?.near;
      return place ?? this.programs.get(actor)?.endpoint ?? unknown(actor);
    },
    far: actor => this.connections.get(actor)?.far ?? this.mailboxes.get(actor)?.caller ?? unknown(actor),
    random: (label, size) => {
      const key = `${size} ${label}`;
      const bytes = this.#random.get(key) ?? randomBytes(`${this.seed} ${label}`, size);
      this.#random.set(key, bytes);
      return bytes;
    },
    folder: () => this.folder ?? unknown('the folder'),
    matched: by => this.matches.get(by) ?? unknown('a matcher'),
    hasMatched: by => this.matches.has(by),
    gotIn: crowd => this.crowds.get(crowd)?.gotIn ?? unknown(crowd),
    printed: name => this.programs.get(name)?.launched.stdout.text.trim() ?? '',
    service: name => {
      const port = servicePort(name);
      if (port === undefined) throw new Unavailable(`this machine's list of services has no ${name}`);
      return port;
    },
  };
}

const randomBytes = (seed: string, size: number): Uint8Array =>
  createHash('shake256', { outputLength: size }).update(seed).digest();

function unknown(what: string): never {
  throw new Error(`the check asks for an end of ${what}, which is not known yet`);
}
