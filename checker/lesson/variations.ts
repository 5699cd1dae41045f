import type { CheckData } from './check.ts';
import type { Act, Hope, Step } from './steps.ts';
import type { Text } from './values.ts';

// What `--wire-only` leaves of a check: no logs, prompts, files, standard error, silence between pieces, or status after a signal; a prefix is not asked for.
// A check whose last expectation (exits and prompts aside) is gone has nothing left to say.
export function wireOnly(check: CheckData): CheckData | 'nothing left to see' {
  const signalled = check.steps.some(step => step.kind === 'act' && step.does.verb === 'signals');
  const steps = check.steps.map(step => seenFromTheWire(step, signalled));
  const about = check.steps.findLastIndex(step => step.kind === 'expect' && !aside.has(step.hopes.verb));
  const rest = steps.filter(step => step !== undefined);
  const hoping = rest.some(step => step.kind === 'expect' || step.kind === 'free');
  if (!hoping || (about >= 0 && steps[about] === undefined)) return 'nothing left to see';
  return { ...check, steps: rest };
}

const aside: ReadonlySet<Hope['verb']> = new Set(['exits', 'prompts']);

function seenFromTheWire(step: Step, signalled: boolean): Step | undefined {
  if (step.kind !== 'expect') return step;
  const { hopes } = step;
  switch (hopes.verb) {
    case 'prints':
      return typeof hopes.what === 'object' && 'prefix' in hopes.what
        ? { ...step, hopes: { verb: 'prints', what: { prefix: /.*/, then: hopes.what.then } } }
        : undefined;
    case 'announces':
    case 'prompts':
    case 'complains':
    case 'logs':
    case 'hears nothing':
    case 'has':
    case 'lacks':
    case 'is empty':
      return undefined;
    case 'exits':
      return signalled ? undefined : step;
    default:
      return step;
  }
}

// The same check with every text cut into single bytes; a datagram is one whole, so it stays.
export function inSingleBytes(check: CheckData): CheckData {
  return { ...check, steps: check.steps.map(step => (step.kind === 'act' ? cut(step) : step)) };
}

const cut = (act: Act): Act =>
  act.does.verb === 'sends' && act.actor.carries !== 'datagrams'
    ? { ...act, does: { verb: 'sends', pieces: act.does.pieces.flatMap(bytewise) } }
    : act;

function bytewise(piece: Text): readonly Text[] {
  const bytes = typeof piece === 'string' ? new TextEncoder().encode(piece) : piece;
  return bytes instanceof Uint8Array ? [...bytes].map(byte => Uint8Array.of(byte)) : [piece];
}
