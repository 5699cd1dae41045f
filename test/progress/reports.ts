import type { CheckReport, Outcome, Report } from '../../checker/vocabulary.ts';

// A check's report; of a failed one, the misconception it shows.
export const played = (id: string, outcome: Outcome, misconception?: string): CheckReport => ({
  id,
  claim: `${id}.`,
  program: 'server',
  outcome,
  points: outcome === 'passed' ? 1 : 0,
  outOf: outcome === 'broken' ? 0 : 1,
  durationMs: 1,
  transcript: [],
  ...(outcome === 'skipped' && { because: { reason: 'need-failed' as const, words: 'needs another' } }),
  ...(outcome === 'failed' && {
    failure: {
      kind: 'silence' as const,
      actor: 'ana',
      step: 0,
      sent: '',
      expected: '',
      actual: '',
      ...(misconception !== undefined && { misconception }),
      sentence: `You believe in ${misconception ?? 'nothing'}.`,
      hint: '',
      readOn: '',
      repeat: '',
    },
  }),
});

export function reported(lesson: string, ...checks: readonly CheckReport[]): Report {
  const order: readonly Outcome[] = ['failed', 'broken', 'passed'];
  return {
    schema: 'wirebook/report@1',
    lesson,
    title: 'Made up',
    seed: 1,
    outcome: order.find(one => checks.some(({ outcome }) => outcome === one)) ?? 'skipped',
    points: checks.reduce((sum, { points }) => sum + points, 0),
    outOf: checks.reduce((sum, { outOf }) => sum + outOf, 0),
    durationMs: 1,
    diagnosis: null,
    predictions: [],
    checks: [...checks],
  };
}
