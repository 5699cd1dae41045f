import type { Observation } from '../vocabulary.ts';
import { changed, lessonIn, type Progress } from './progress.ts';

// A learner's answer, and what the experiment then showed.
export interface Answer extends Observation {
  readonly predicted: string;
}

// One that waits for its experiment.
export type Said = Omit<Answer, 'observed'>;

// Progress after a question has been answered, and before its experiment.
export const said = (progress: Progress, lesson: string, { id, ...answer }: Said): Progress =>
  changed(progress, lesson, before => ({ ...before, said: { ...before.said, [id]: answer } }));

// Progress after experiments; an answer takes the place of an earlier one.
export const answered = (progress: Progress, lesson: string, answers: readonly Answer[]): Progress =>
  changed(progress, lesson, ({ said: waiting = {}, ...before }) => {
    const seen = new Set(answers.map(({ id }) => id));
    const left = Object.fromEntries(Object.entries(waiting).filter(([id]) => !seen.has(id)));
    return {
      ...before,
      ...(Object.keys(left).length > 0 && { said: left }),
      predictions: {
        ...before.predictions,
        ...Object.fromEntries(answers.map(({ id, ...answer }) => [id, answer])),
      },
    };
  });

interface Question {
  readonly id: string;
  readonly question: string;
}

// The answers to questions as they stand now: one that an author has put otherwise since is a new question.
export const answersTo = (progress: Progress, lesson: string, questions: readonly Question[]): Answer[] => {
  const { predictions } = lessonIn(progress, lesson);
  return questions.flatMap(({ id, question }) => {
    const answer = predictions[id];
    return answer?.question === question ? [{ id, ...answer }] : [];
  });
};

// The same for those that wait for their experiment.
export const saidTo = (progress: Progress, lesson: string, questions: readonly Question[]): Said[] => {
  const { said: waiting = {} } = lessonIn(progress, lesson);
  return questions.flatMap(({ id, question }) => {
    const answer = waiting[id];
    return answer?.question === question ? [{ id, ...answer }] : [];
  });
};
