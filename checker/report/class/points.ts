import type { ClassLesson, Result } from '../../class-vocabulary.ts';

// What a gradebook is to hold, where every student is given the lesson's full points: the share of what could be judged, so
// that a check which was unavailable or broken costs nothing. Missing is 0. Where nothing could be judged there is no number.
export function pointsToBook(result: Result | undefined, lesson: ClassLesson): number | undefined {
  switch (result?.state) {
    case 'missing':
      return 0;
    case 'graded':
      return result.outOf === 0 ? undefined : rounded((result.points / result.outOf) * lesson.outOf);
    case 'not graded':
    case undefined:
      return undefined;
  }
}

// To hundredths, as gradebooks keep them.
export const rounded = (points: number): number => Math.round(points * 100) / 100;
