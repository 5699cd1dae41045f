import type { Report } from '../vocabulary.ts';
import type { LessonProgress, Met } from './progress.ts';

type Ideas = LessonProgress['misconceptions'];

// The misconceptions of a lesson after a report: met where a failed check names one, overcome once every check that named it has passed.
export function ideasAfter(before: Ideas, { checks }: Report, at: Date): Ideas {
  const now = at.toISOString();
  const after = new Map(Object.entries(before));
  for (const { id, outcome, failure } of checks) {
    if (outcome === 'passed') for (const [idea, met] of after) after.set(idea, withoutCheck(met, id, now));
    if (failure?.misconception === undefined) continue;
    const { misconception, sentence } = failure;
    after.set(misconception, shownBy(id, sentence, after.get(misconception), now));
  }
  return Object.fromEntries(after);
}

function withoutCheck(met: Met, check: string, now: string): Met {
  if (!met.open.includes(check)) return met;
  const open = met.open.filter(id => id !== check);
  return { ...met, open, ...(open.length === 0 && { overcome: now }) };
}

const shownBy = (check: string, sentence: string, before: Met | undefined, now: string): Met => ({
  sentence,
  met: before?.met ?? now,
  open: [...new Set([...(before?.open ?? []), check])],
});
