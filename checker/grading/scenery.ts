import { actorsOf } from '../lesson/acts.ts';
import { references } from '../lesson/references.ts';
import type { Step } from '../lesson/steps.ts';
import { listen } from '../peers/listener.ts';
import { freePlace, nobodyThere } from '../peers/places.ts';
import type { Stage } from './stage.ts';

// What is there before the program starts, so that it can be told of it, and is cleared away after the check.
export class Scenery {
  readonly #stage: Stage;
  readonly #closers: (() => void | Promise<void>)[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async set(steps: readonly Step[]): Promise<void> {
    const { places, listeners, tape, port, cast } = this.#stage;
    places.set('here', { host: '127.0.0.1', port });
    const ends = references(steps, cast.args).flatMap(({ end }) => end ?? []);
    const asked = new Set(ends.map(({ standing }) => standing));
    const visited = steps.flatMap(actorsOf).filter(({ side }) => side === 'listens');
    const told = ends.filter(({ standing }) => standing === 'listener');
    for (const name of new Set([...visited.map(({ name }) => name), ...told.map(({ actor }) => actor)])) {
      const listener = await listen('127.0.0.1', tape);
      listeners.set(name, listener);
      this.#closers.push(() => listener.close());
    }
    if (asked.has('there')) places.set('there', await freePlace());
    if (!asked.has('nobody')) return;
    const nobody = await nobodyThere();
    places.set('nobody', nobody.near);
    this.#closers.push(() => nobody.close());
  }

  // Everybody leaves. With a built-in port a client that has read FIN resets, so that the port is free at once.
  async strike(): Promise<void> {
    for (const connection of this.#stage.connections.values())
      connection.close(this.#stage.port !== 0 && connection.ended === 'fin' ? 'reset' : 'fin');
    for (const close of this.#closers) await close();
  }
}
