import { actorsOf, clockStandsAt } from '../lesson/acts.ts';
import { ends, hostnames } from '../lesson/references.ts';
import type { Step } from '../lesson/steps.ts';
import { hasIPv6 } from '../peers/places.ts';
import { StandingClock } from '../program/standing-clock.ts';
import { socketFolder } from '../program/sweep.ts';
import type { Stage } from './stage.ts';
import { loopback, stand, type Close } from './standing.ts';
import { Unavailable } from './starting.ts';

// What is there before the program starts, so that it can be told of it, and is cleared away after the check.
export class Scenery {
  readonly #stage: Stage;
  readonly #closers: Close[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async set(steps: readonly Step[]): Promise<void> {
    const { places, port, cast, sources } = this.#stage;
    places.set('here', { host: loopback, port });
    const moment = clockStandsAt(steps);
    if (moment !== undefined) this.#stop(Date.parse(moment));
    const all = ends(steps, cast.args);
    if ([...all, ...steps.flatMap(actorsOf)].some(({ host }) => host?.includes(':')) && !hasIPv6())
      throw new Unavailable('this machine has no IPv6');
    if (all.some(({ family }) => family === 'unix')) this.#stage.folder ??= socketFolder(sources.scratch);
    await stand(all, this.#stage, this.#closers);
    const names = hostnames(steps, cast.args);
    if (names.length > 0) this.#tell(names);
  }

  // Names under .test, for a program that they can be shown to.
  #tell(names: ReturnType<typeof hostnames>): void {
    const told = names.map(({ name, answers }) => [
      name,
      answers.map(answer => (typeof answer === 'string' ? answer : answer.in(this.#stage.run))),
    ]);
    this.#stage.preloads.push({
      shows: 'names that are known nowhere else',
      module: 'checker/program/test-names.cjs',
      environment: { WIREBOOK_NAMES: JSON.stringify(Object.fromEntries(told)) },
      reads: [],
    });
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
