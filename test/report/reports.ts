import type {
  CheckReport,
  Event,
  Failure,
  FailureKind,
  Report,
  ReportedEvent,
} from '../../checker/vocabulary.ts';
import { plainHint } from '../../checker/wire/hints.ts';
import { plainSentence } from '../../checker/wire/words.ts';
import { met } from './failures.ts';

const reported = ({ bytes, ...event }: Event): ReportedEvent => ({
  ...event,
  ...(bytes && { bytes: Buffer.from(bytes).toString('base64') }),
});

export const passed = (id: string, claim: string): CheckReport => ({
  id,
  claim,
  program: 'server',
  outcome: 'passed',
  points: 1,
  outOf: 1,
  durationMs: 12,
  transcript: [],
});

export const skipped = (id: string, words: string, reason: 'need-failed' | 'unavailable'): CheckReport => ({
  ...passed(id, 'Nobody waits for somebody else.'),
  outcome: 'skipped',
  points: 0,
  outOf: reason === 'unavailable' ? 0 : 1,
  because: { reason, words },
});

export const broken = (id: string, words: string): CheckReport => ({
  ...passed(id, 'Nobody waits for somebody else.'),
  outcome: 'broken',
  points: 0,
  outOf: 0,
  because: { reason: 'checker', words },
});

export function failed(
  kind: FailureKind,
  id = 'joins-a-split-line',
  claim = 'A line that arrives in pieces is still one line.',
): CheckReport {
  const { program = 'server', events, failure } = met[kind];
  const told = { program, ...failure };
  const whole: Failure = {
    kind,
    step: 3,
    sent: '',
    sentence: plainSentence(kind, told),
    hint: plainHint(kind, told),
    readOn: 'lessons/04-tcp-uppercase/README.md#a-stream-has-no-seams',
    repeat: `npx wirebook check 04 --only ${id} --seed 7`,
    ...failure,
  };
  const start = events[0]?.atMs ?? 0;
  const transcript = events.map(event => reported({ ...event, atMs: event.atMs - start }));
  return { ...passed(id, claim), program, outcome: 'failed', points: 0, failure: whole, transcript };
}

export function report(...checks: readonly CheckReport[]): Report {
  const has = (outcome: CheckReport['outcome']) => checks.some(check => check.outcome === outcome);
  const sum = (of: 'points' | 'outOf') => checks.reduce((total, check) => total + check[of], 0);
  return {
    schema: 'wirebook/report@1',
    lesson: '04-tcp-uppercase',
    title: 'A stream is not a message',
    seed: 7,
    outcome: has('failed') ? 'failed' : has('broken') ? 'broken' : 'passed',
    points: sum('points'),
    outOf: sum('outOf'),
    durationMs: 240,
    diagnosis: null,
    predictions: [],
    checks: [...checks],
  };
}

export const first = passed('answers-a-line', 'A line comes back in upper case.');
