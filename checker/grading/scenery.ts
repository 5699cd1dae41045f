import { join } from 'node:path';
import { actorsOf, clockStandsAt } from '../lesson/acts.ts';
import { references } from '../lesson/references.ts';
import type { Step } from '../lesson/steps.ts';
import type { End } from '../lesson/values.ts';
import { listen } from '../peers/listener.ts';
import { freePlace, hasIPv6, nobodyThere } from '../peers/places.ts';
import { StandingClock } from '../program/standing-clock.ts';
import { socketFolder } from '../program/sweep.ts';
import type { Stage } from './stage.ts';
import { Unavailable } from './starting.ts';

const loopback = '127.0.0.1';

// What is there before the program starts, so that it can be told of it, and is cleared away after the check.
export class Scenery {
  readonly #stage: Stage;
  readonly #closers: (() => void | Promise<void>)[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async set(steps: readonly Step[]): Promise<void> {
    const { places, listeners, tape, port, cast } = this.#stage;
    const moment = clockStandsAt(steps);
    if (moment !== undefined) this.#stop(Date.parse(moment));
    const ends = references(steps, cast.args).flatMap(({ end }) => end ?? []);
    const actors = steps.flatMap(actorsOf);
    if ([...ends, ...actors].some(({ host }) => host?.includes(':')) && !hasIPv6())
      throw new Unavailable('this machine has no IPv6');
    const unix = new Set(ends.filter(({ family }) => family === 'unix').map(({ actor }) => actor));
    if (unix.size > 0) this.#stage.folder ??= socketFolder(this.#stage.sources.scratch);
    const pathOf = (name: string) => ({ path: join(this.#stage.run.folder(), `${name}.sock`) });
    places.set('here', unix.has('here') ? pathOf(cast.role) : { host: loopback, port });
    for (const [name, host] of standing('given', ends))
      if (!unix.has(name)) places.set(name, { host: host ?? loopback, port });
    const visited = actors
      .filter(({ side }) => side === 'listens')
      .map(({ name, host }) => [name, host] as const);
    for (const [name, host] of new Map([...visited, ...standing('listener', ends)])) {
      const at = unix.has(name) ? pathOf(name) : { host: host ?? loopback, port: 0 };
      const listener = await listen(at, tape);
      listeners.set(name, listener);
      this.#closers.push(() => listener.close());
    }
    for (const [name, host] of standing('there', ends)) places.set(name, await freePlace(host));
    for (const [name, host] of standing('nobody', ends)) {
      const nobody = await nobodyThere(host ?? loopback);
      places.set(name, nobody.near);
      this.#closers.push(() => nobody.close());
    }
  }

  #stop(ms: number): void {
    const clock = new StandingClock(ms, this.#stage.sources.scratch);
    this.#stage.clock = clock;
    this.#stage.preloads.push(clock.preload);
    this.#closers.push(() => clock.remove());
  }

  // Everybody leaves. With a built-in port a client that has read FIN resets, so that the port is free at once.
  async strike(): Promise<void> {
    for (const connection of this.#stage.connections.values())
      connection.close(this.#stage.port !== 0 && connection.ended === 'fin' ? 'reset' : 'fin');
    for (const crowd of this.#stage.crowds.values()) crowd.giveUp();
    for (const close of this.#closers) await close();
  }
}

// The ends of one kind, each once, and the address it is to have.
const standing = (kind: End['standing'], ends: readonly End[]): ReadonlyMap<string, string | undefined> =>
  new Map(ends.filter(end => end.standing === kind).map(({ actor, host }) => [actor, host]));
