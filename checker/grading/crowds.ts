import { setMaxListeners } from 'node:events';
import { memberOf } from '../lesson/crowds.ts';
import type { Actor } from '../lesson/steps.ts';
import { dial, type Dialled } from '../peers/dial.ts';
import { Found } from './finding.ts';
import { target } from './reaching.ts';
import { isReady } from './readiness.ts';
import type { Stage } from './stage.ts';
import { waitFor } from './waiting.ts';

// Clients that dialled in one go: who is connected, who was turned away, who is still trying.
export class Crowd {
  readonly #count: number;
  readonly #results = new Map<string, Dialled>();
  readonly #giveUp = new AbortController();

  constructor(count: number) {
    this.#count = count;
    setMaxListeners(count, this.#giveUp.signal);
  }

  get signal(): AbortSignal {
    return this.#giveUp.signal;
  }

  note(member: string, result: Dialled): void {
    this.#results.set(member, result);
  }

  get gotIn(): number {
    return [...this.#results.values()].filter(({ dialled }) => dialled === 'connected').length;
  }

  get isDialling(): boolean {
    return this.#results.size < this.#count;
  }

  get turnedAway(): { readonly member: string; readonly code: string } | undefined {
    for (const [member, result] of this.#results)
      if (result.dialled === 'refused') return { member, code: result.code };
    return undefined;
  }

  // Whoever is still dialling stops.
  giveUp(): void {
    this.#giveUp.abort();
  }
}

// Everybody dials; nobody waits for an answer.
export async function connectAll(actor: Actor, stage: Stage): Promise<void> {
  const { name, count = 1 } = actor;
  const to = target(actor, await isReady(stage, { kind: 'streams' }));
  const crowd = new Crowd(count);
  stage.crowds.set(name, crowd);
  for (let number = 1; number <= count; number++) {
    const member = memberOf(name, number);
    void dial(member, to, stage.tape, crowd.signal).then(result => {
      crowd.note(member, result);
      if (result.dialled === 'connected') stage.connections.set(member, result.connection);
      stage.tape.ring();
    });
  }
}

// Until all of them are connected. Kernels try again after one, three and seven seconds, so it has the time of a start.
export async function crowdIsIn({ name, count = 1 }: Actor, stage: Stage): Promise<void> {
  const crowd = stage.crowds.get(name);
  if (!crowd) throw new Error(`${name} has not connected yet`);
  const decided = (): boolean => !crowd.isDialling || crowd.turnedAway !== undefined;
  await waitFor(stage, decided, stage.patience.startMs);
  const { turnedAway } = crowd;
  if (turnedAway)
    throw new Found({
      kind: 'refusal',
      actor: turnedAway.member,
      expected: 'a connection',
      actual: turnedAway.code,
    });
  if (crowd.isDialling)
    throw new Found({
      kind: 'too little',
      actor: name,
      expected: `${count} connections`,
      actual: `${crowd.gotIn} of them`,
    });
}
