import { z } from 'zod';
import { Outcome } from '../vocabulary.ts';

const Moment = z.iso.datetime();

// Digests of what a verdict is about: the learner's files, and the lesson's checks.
export const Content = z.object({ programs: z.string(), checks: z.string() });
export type Content = z.infer<typeof Content>;

export const Tally = z.object({
  passed: z.number().int(),
  checks: z.number().int(),
  points: z.number(),
  outOf: z.number(),
});
export type Tally = z.infer<typeof Tally>;

const Verdict = z.object({
  at: Moment,
  content: Content,
  outcome: Outcome,
  tally: Tally,
  checks: z.record(z.string(), Outcome),
});

// `first` is when the lesson was solved first; the rest is about the programs that passed last.
const Solved = z.object({ first: Moment, last: Moment, content: Content, tally: Tally });

// `open` are the checks that showed it and have not passed since; with the last of them it is overcome.
const Met = z.object({
  sentence: z.string(),
  met: Moment,
  open: z.array(z.string()),
  overcome: Moment.optional(),
});
export type Met = z.infer<typeof Met>;

const Said = z.object({ question: z.string(), predicted: z.string() });
const Answered = Said.extend({ observed: z.string() });

// What is known of one learner and one lesson. `hints` counts the stages she has seen, by check; `said` are answers whose experiment
// has not been run yet.
export const LessonProgress = z.object({
  verdict: Verdict.optional(),
  solved: Solved.optional(),
  misconceptions: z.record(z.string(), Met),
  hints: z.record(z.string(), z.number().int()),
  predictions: z.record(z.string(), Answered),
  said: z.record(z.string(), Said).optional(),
});
export type LessonProgress = z.infer<typeof LessonProgress>;

export const version = 1;

// The file `.wirebook/progress.json`. Another shape of it needs another version.
export const Progress = z.object({
  schema: z.literal(`wirebook/progress@${version}`),
  lessons: z.record(z.string(), LessonProgress),
});
export type Progress = z.infer<typeof Progress>;

// A learner who has done nothing yet.
export const nothingYet: Progress = { schema: `wirebook/progress@${version}`, lessons: {} };

const untouched: LessonProgress = { misconceptions: {}, hints: {}, predictions: {} };

// What is known of one lesson; nothing of one that was never touched.
export const lessonIn = ({ lessons }: Progress, lesson: string): LessonProgress =>
  lessons[lesson] ?? untouched;

// The same progress with one lesson changed.
export const changed = (
  progress: Progress,
  lesson: string,
  how: (before: LessonProgress) => LessonProgress,
): Progress => ({
  ...progress,
  lessons: { ...progress.lessons, [lesson]: how(lessonIn(progress, lesson)) },
});
