import { rmSync } from 'node:fs';
import { load } from '../lesson/catalogue.ts';
import { scratchFolder, sweepDead, sweepOwn } from '../program/sweep.ts';
import { lessonNamed } from './check.ts';
import {
  castOf,
  endpointOf,
  mannersOf,
  placeOf,
  referenceOf,
  sideOf,
  type PeerOptions,
} from './peer/asked.ts';
import { dialByHand } from './peer/dial.ts';
import type { Hand } from './peer/hand.ts';
import { serveByHand } from './peer/serve.ts';
import type { Surroundings } from './surroundings.ts';

// Is the other side of a learner's program, by hand. Exit status 1 where there was nobody to talk with. Throws a UsageFault.
export async function peer(
  wanted: string,
  role: string,
  at: string | undefined,
  options: PeerOptions,
  around: Surroundings,
): Promise<number> {
  const lesson = await load(around.root, lessonNamed(wanted, around));
  const side = sideOf(role);
  const cast = castOf(lesson, side, options);
  const manners = mannersOf(cast, options);
  const told = at === undefined ? undefined : endpointOf(at, side, cast);
  const reference = options.reference ? referenceOf(lesson, side, around) : undefined;
  sweepDead();
  const scratch = scratchFolder();
  const place = placeOf(cast, side, options, scratch);
  const hand: Hand = { lesson, cast, scratch, manners, ...place, ...(reference && { reference }) };
  try {
    return await (side === 'server' ? serveByHand(hand, around) : dialByHand(hand, told, around));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    sweepOwn();
  }
}
