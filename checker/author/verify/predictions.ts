import type { Played } from '../../grading/play.ts';
import type { Loaded } from '../../lesson/catalogue.ts';
import type { Prediction } from '../../lesson/check.ts';
import { fault, ownFault, type Fault } from './fault.ts';
import type { Workshop } from './workshop.ts';

// That there are three predictions, and that each one's experiment gives one answer, whatever the seed, where it can be run.
export async function predictionFaults(lesson: Loaded, workshop: Workshop, runs: number): Promise<Fault[]> {
  const { predictions } = lesson;
  const count =
    predictions.length === 3
      ? []
      : [fault(`predictions.ts has ${predictions.length} questions; expected three`)];
  const all = await Promise.all(
    predictions.map(prediction => experiment(lesson, prediction, workshop, runs)),
  );
  return [...count, ...all.flat()];
}

async function experiment(
  lesson: Loaded,
  prediction: Prediction,
  workshop: Workshop,
  runs: number,
): Promise<Fault[]> {
  const played = await Promise.all(
    Array.from({ length: runs }, (_, at) => workshop.observe(lesson, prediction, at + 1)),
  );
  if (played.some(({ outcome }) => outcome === 'unavailable')) return [];
  const wrong = played.find(({ outcome }) => outcome !== 'passed');
  if (wrong) return [gone(prediction, wrong)];
  const answers = new Set(played.map(one => (one.outcome === 'passed' ? one.observed : undefined)));
  if (answers.size === 1) return [];
  const said = [...answers].map(answer => JSON.stringify(answer)).join(', then ');
  return [fault(`the prediction ${prediction.id} gave ${said}; expected one answer`)];
}

function gone({ id }: Prediction, played: Played): Fault {
  if (played.outcome === 'failed') {
    const { kind, expected, actual } = played.finding;
    return fault(
      `the prediction ${id} went wrong: ${kind}, expected ${words(expected)}, came ${words(actual)}`,
    );
  }
  return ownFault(`the checker broke at the prediction ${id}: ${'words' in played ? played.words : ''}`);
}

const words = (what: Uint8Array | string): string =>
  typeof what === 'string' ? what : JSON.stringify(new TextDecoder().decode(what.subarray(0, 80)));
