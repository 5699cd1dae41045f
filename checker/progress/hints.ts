import { changed, lessonIn, type Progress } from './progress.ts';

// The stage to show next, from 1; after the last one, the last one again.
export const nextHint = (progress: Progress, lesson: string, check: string, stages: number): number =>
  Math.min((lessonIn(progress, lesson).hints[check] ?? 0) + 1, Math.max(stages, 1));

// Progress after a stage has been shown. A lower one that is shown again takes nothing back.
export const hintShown = (progress: Progress, lesson: string, check: string, stage: number): Progress =>
  changed(progress, lesson, before => ({
    ...before,
    hints: { ...before.hints, [check]: Math.max(before.hints[check] ?? 0, stage) },
  }));

// Whoever begins a lesson again begins with its nudges.
export const hintsForgotten = (progress: Progress, lesson: string): Progress =>
  changed(progress, lesson, before => ({ ...before, hints: {} }));
