import type { Event, EventKind, Failure, FailureKind, Transcript } from '../vocabulary.ts';
import type { Mark } from '../wire/arrows.ts';
import { plain } from '../wire/shown.ts';

// Where in the picture a failure shows, and what should have stood there.
export function markOf(failure: Failure, transcript: Transcript, program: string): Mark {
  const text = words(failure);
  const lastly = (who: string): Event | undefined =>
    transcript.findLast(({ kind, peer }) => showsIn[failure.kind].includes(kind) && peer === who);
  const behind = lastly(failure.actor) ?? lastly(program);
  if (behind) return { text, behind };
  const does = missing(failure, transcript);
  if (does !== undefined) return { text, missing: { peer: failure.actor, does } };
  return waited.has(failure.kind) ? { text, missing: { peer: failure.actor } } : { text };
}

function words({ kind, expected, reason }: Failure): string {
  const due = expected === '' ? bare[kind] : `${kind === 'free' ? 'does not hold:' : 'expected'} ${expected}`;
  return plain(reason === undefined ? due : `${due}: ${reason}`);
}

const showsIn: Readonly<Record<FailureKind, readonly EventKind[]>> = {
  silence: [],
  'too little': ['received'],
  'too much': ['received'],
  'wrong bytes': ['received'],
  end: ['fin-received'],
  reset: ['reset'],
  refusal: ['refused'],
  'no end': [],
  'no reset': [],
  'no refusal': ['connected'],
  'no connection': [],
  'out of reach': ['noted'],
  'never reads': ['sent'],
  'too early': [],
  'too late': [],
  'not started': [],
  crash: ['exited'],
  'not listening': [],
  'listening elsewhere': [],
  'wrong output': ['printed'],
  'no output': [],
  'wrong exit': ['exited'],
  'no exit': [],
  'over limits': [],
  'file left': ['noted'],
  'file gone': ['noted'],
  free: [],
};

// Those where a peer waited for something that never came.
const waited: ReadonlySet<FailureKind> = new Set([
  'silence',
  'too little',
  'wrong bytes',
  'no end',
  'no reset',
  'no connection',
]);

function missing({ kind, actor, actual }: Failure, transcript: Transcript): string | undefined {
  switch (kind) {
    case 'not started':
      return 'does not start';
    case 'not listening':
      return 'listens nowhere';
    case 'listening elsewhere':
      return actual === '' ? 'listens elsewhere' : `listens at ${plain(actual)}`;
    case 'no output':
      return transcript.some(({ kind, peer }) => kind === 'printed' && peer === actor)
        ? 'prints nothing more'
        : 'prints nothing';
    case 'no exit':
      return 'goes on running';
    default:
      return undefined;
  }
}

// The mark where nothing is quoted as expected.
const bare: Readonly<Record<FailureKind, string>> = {
  silence: 'an answer was due',
  'too little': 'more was due',
  'too much': 'nothing more was due',
  'wrong bytes': 'something else was due',
  end: 'too soon',
  reset: 'a reset was not due',
  refusal: 'somebody should listen here',
  'no end': 'the end was due',
  'no reset': 'a reset was due',
  'no refusal': 'nobody should listen here any more',
  'no connection': 'a connection was due',
  'out of reach': 'somebody else listens there',
  'never reads': 'these bytes were never read',
  'too early': 'too early',
  'too late': 'too late',
  'not started': 'it should run',
  crash: 'it broke here',
  'not listening': 'it should listen',
  'listening elsewhere': 'that is another place than the one it was given',
  'wrong output': 'something else was due',
  'no output': 'a line was due',
  'wrong exit': 'another exit status was due',
  'no exit': 'it should have ended',
  'file left': 'no file was to be left',
  'file gone': 'this file was to stay as it was',
  'over limits': 'more than a program here may use',
  free: 'this does not hold',
};
