import { act, type Actor, type ProgramData, type Signal } from './steps.ts';
import type { Text } from './values.ts';

const me: Actor = { name: 'you', side: 'user' };
// The keyboard, the eyes on standard output, and the signals.
export const user = {
  ...me,
  ...keyboard(me),
  signals: (signal: Signal) => act(me, { verb: 'signals', signal }),
  stopsReading: () => act(me, { verb: 'stops reading' }),
  readsOn: () => act(me, { verb: 'reads on' }),
};

// The keyboard of another program than the check's own.
export const userAt = ({ name: at }: Pick<ProgramData, 'name'>) =>
  keyboard({ name: `you at ${at}`, side: 'user', at });

function keyboard(actor: Actor) {
  return {
    types: (...pieces: readonly Text[]) => act(actor, { verb: 'types', pieces }),
    endsInput: () => act(actor, { verb: 'ends input' }),
  };
}

const time: Actor = { name: 'clock', side: 'none' };
export const clock = {
  // Only where the lesson's contract names a time.
  passes: (ms: number) => act(time, { verb: 'passes', ms }),
  // What a Node program takes for now stands still at this moment (ISO 8601), from its start on, and moves when told; no time passes.
  stands: (at: string) => act(time, { verb: 'stands', at }),
  moves: (ms: number) => act(time, { verb: 'moves', ms }),
};
