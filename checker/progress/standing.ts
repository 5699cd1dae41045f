import type { Content, LessonProgress, Tally } from './progress.ts';

// What has changed since a verdict: her programs, or the lesson's checks.
export type Edit = 'programs' | 'checks';

// Where a learner stands in a lesson.
export interface Standing {
  readonly state: 'untouched' | 'begun' | 'solved' | 'solved, edited since';
  // Of the last verdict; absent where nothing of it has been graded yet.
  readonly tally?: Tally;
  // When it was solved first.
  readonly first?: string;
  readonly edited: readonly Edit[];
}

// Compares what is known with what stands in the lesson's folder now; `skeleton` is the digest of what she was given.
export function standing(
  { verdict, solved }: LessonProgress,
  now: Content,
  skeleton: string | undefined,
): Standing {
  if (solved) {
    const { first, content, tally } = solved;
    const edited = edits(content, now);
    if (edited.length === 0) return { state: 'solved', tally, first, edited };
    const later = verdict && edits(verdict.content, now).length === 0 ? verdict.tally : tally;
    return { state: 'solved, edited since', tally: later, first, edited };
  }
  if (now.programs === skeleton || (!verdict && skeleton === undefined))
    return { state: 'untouched', edited: [] };
  if (!verdict) return { state: 'begun', edited: [] };
  return { state: 'begun', tally: verdict.tally, edited: edits(verdict.content, now) };
}

function edits(was: Content, now: Content): Edit[] {
  return [
    ...(was.programs === now.programs ? [] : ['programs' as const]),
    ...(was.checks === now.checks ? [] : ['checks' as const]),
  ];
}

// The check to help with, where the last verdict is on these very programs: the first that failed.
export function firstFailed(
  { verdict }: LessonProgress,
  now: Content,
  checks: readonly { readonly id: string }[],
): 'none' | 'not known' | { readonly id: string } {
  if (!verdict || edits(verdict.content, now).length > 0) return 'not known';
  return checks.find(({ id }) => verdict.checks[id] === 'failed') ?? 'none';
}
