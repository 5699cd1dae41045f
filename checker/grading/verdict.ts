import type { CheckData } from '../lesson/check.ts';
import type { Loaded } from '../lesson/catalogue.ts';
import { sourceFile } from '../program/source.ts';
import type { Because, CheckReport } from '../vocabulary.ts';
import type { Attempted } from './attempt.ts';
import { failure } from './failure.ts';
import { reported } from './reported.ts';
import type { Setting } from './stage.ts';

export type Repeat = (checks: readonly string[]) => string;

// The report of a check that was not played. One whose need failed loses its points; one that cannot be asked here is not counted.
export function skipped({ id, claim, program, points }: CheckData, because: Because): CheckReport {
  const outOf = because.reason === 'need-failed' ? points : 0;
  return {
    id,
    claim,
    program: program.name,
    outcome: 'skipped',
    points: 0,
    outOf,
    durationMs: 0,
    because,
    transcript: [],
  };
}

// The report of a check that was. What is broken is the checker's own fault and never costs a point.
export async function verdict(
  check: CheckData,
  played: Attempted,
  lesson: Loaded,
  setting: Setting,
  repeat: Repeat,
): Promise<CheckReport> {
  const base = {
    id: check.id,
    claim: check.claim,
    program: check.program.name,
    durationMs: Math.round(played.durationMs * 10) / 10,
    transcript: reported(played.transcript),
  };
  switch (played.outcome) {
    case 'passed':
      return { ...base, outcome: 'passed', points: check.points, outOf: check.points };
    case 'failed': {
      const { after, finding, misconception } = played;
      const left = `alone it passes; what ${after.join(', ')} left behind makes it fail`;
      const own = setting.sources.commands.has(check.program.role)
        ? undefined
        : sourceFile(check.program, setting.sources);
      const told = {
        lesson: lesson.name,
        walkthrough: lesson.walkthrough,
        misconception,
        file: own,
        repeat: repeat([...after, check.id]),
      };
      return {
        ...base,
        outcome: 'failed',
        points: 0,
        outOf: check.points,
        failure: await failure(check, after.length > 0 ? { ...finding, reason: left } : finding, told),
      };
    }
    case 'unavailable':
      return {
        ...base,
        outcome: 'skipped',
        points: 0,
        outOf: 0,
        because: { reason: 'unavailable', words: played.words },
      };
    case 'void':
    case 'broken':
      return {
        ...base,
        outcome: 'broken',
        points: 0,
        outOf: 0,
        because: {
          reason: 'checker',
          words: played.words,
          ...(played.stack !== undefined && { stack: played.stack }),
        },
      };
  }
}
