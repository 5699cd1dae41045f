import type { Observation } from '../vocabulary.ts';
import { changed, lessonIn, type Progress } from './progress.ts';

// A learner's answer, and what the experiment then showed.
export interface Answer extends Observation {
  readonly predicted: string;
}

// Progress after questions have been answered; an answer takes the place of an earlier one.
export const answered = (progress: Progress, lesson: string, answers: readonly Answer[]): Progress =>
  changed(progress, lesson, before => ({
    ...before,
    predictions: {
      ...before.predictions,
      ...Object.fromEntries(answers.map(({ id, ...answer }) => [id, answer])),
    },
  }));

// The answers to questions as they stand now: one that an author has put otherwise since is a new question.
export const answersTo = (
  progress: Progress,
  lesson: string,
  questions: readonly { readonly id: string; readonly question: string }[],
): Answer[] => {
  const { predictions } = lessonIn(progress, lesson);
  return questions.flatMap(({ id, question }) => {
    const answer = predictions[id];
    return answer?.question === question ? [{ id, ...answer }] : [];
  });
};
