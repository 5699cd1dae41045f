import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { patience } from '../grading/patience.ts';
import { playAlone } from '../grading/play.ts';
import { load, type Loaded } from '../lesson/catalogue.ts';
import type { Prediction } from '../lesson/check.ts';
import { answered as remember, answersTo, said, saidTo, type Answer } from '../progress/predictions.ts';
import { scratchFolder, sweepOwn } from '../program/sweep.ts';
import { paragraph } from '../report/layout.ts';
import { UsageFault } from '../usage.ts';
import { plain } from '../wire/shown.ts';
import { Tape } from '../wire/tape.ts';
import { asking, canAsk } from './asking.ts';
import { lessonChosen } from './chosen.ts';
import { keep, known } from './kept.ts';
import { standingIn } from './options.ts';
import { senses, type Surroundings } from './surroundings.ts';

const AnswersFile = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));
type Answers = Readonly<Record<string, string | undefined>>;

// Asks a lesson's questions that have no answer yet, runs the experiments, and shows prediction and observation side by side.
// Carries no points; answers are remembered, and stand in the lesson's report.
export async function predict(
  wanted: string | undefined,
  { answers }: { readonly answers?: string },
  around: Surroundings,
): Promise<number> {
  const lesson = await load(around.root, await lessonChosen(wanted, around));
  const before = await known(around);
  const earlier = byQuestion(answersTo(before, lesson.name, lesson.predictions));
  const waiting = byQuestion(saidTo(before, lesson.name, lesson.predictions));
  const fresh =
    answers === undefined
      ? { ...waiting, ...(await asked(lesson, { ...earlier, ...waiting }, around)) }
      : fromFile(answers);
  const predicted = { ...earlier, ...fresh };
  const scratch = scratchFolder();
  const answered: Answer[] = [];
  try {
    for (const prediction of lesson.predictions) {
      const { id, question } = prediction;
      const seen = await observed(prediction, scratch, around);
      show(prediction, predicted[id], seen, around);
      const said = fresh[id];
      if (said !== undefined) answered.push({ id, question, predicted: said, observed: seen });
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    sweepOwn();
  }
  if (answered.length > 0) await keep(progress => remember(progress, lesson.name, answered), around);
  return 0;
}

const byQuestion = (answers: readonly { readonly id: string; readonly predicted: string }[]): Answers =>
  Object.fromEntries(answers.map(({ id, predicted }) => [id, predicted] as const));

// The answer that the experiment gives now. Throws where the checker itself could not run it.
async function observed(
  { program, steps, observed: value }: Prediction,
  scratch: string,
  { root }: Surroundings,
): Promise<string> {
  const sources = {
    root,
    folder: scratch,
    files: new Map(),
    commands: new Map(),
    workingFolder: scratch,
    scratch,
  };
  const setting = { seed: 1, senses, patience, port: 0, foreign: false, sources };
  const played = await playAlone({ program, steps, reveal: [] }, setting, new Tape(), {
    observe: ({ run }) => String(value.in(run)),
  });
  if (played.outcome === 'passed') return played.observed ?? '';
  if (played.outcome === 'unavailable') return `(cannot be seen here: ${played.words})`;
  throw new Error(
    `the experiment could not be run: ${played.outcome === 'failed' ? played.finding.kind : played.words}`,
  );
}

// Each answer is kept as soon as it is given: whoever leaves in the middle goes on there.
async function asked(
  { name, number, predictions }: Loaded,
  earlier: Answers,
  around: Surroundings,
): Promise<Answers> {
  const open = predictions.filter(({ id }) => earlier[id] === undefined);
  if (open.length === 0) return {};
  if (!canAsk(around))
    throw new UsageFault(
      `Predictions are asked for at a terminal; without one, --answers FILE names a JSON file with your answers to ${open.map(({ id }) => id).join(', ')}.`,
    );
  const { look, print } = around;
  print(`Lesson ${number}: what will happen?\nEnter alone leaves a question open.\n`);
  const answers: Record<string, string> = {};
  const early = (): string =>
    `${keptWords(Object.keys(answers).length)} \`npx wirebook predict ${number}\` goes on from here.`;
  return asking(early, async ask => {
    for (const { id, question } of open) {
      print(`\n${paragraph(question, look.columns, 0).join('\n')}\n`);
      const predicted = (await ask('  your answer: ')).trim();
      if (predicted === '') continue;
      await keep(progress => said(progress, name, { id, question, predicted }), around);
      answers[id] = predicted;
    }
    return answers;
  });
}

const keptWords = (count: number): string =>
  count === 0 ? 'No answer yet.' : count === 1 ? 'Your answer is kept.' : `Your ${count} answers are kept.`;

function fromFile(file: string): Answers {
  try {
    return AnswersFile.parse(JSON.parse(readFileSync(resolve(standingIn(), file), 'utf8')));
  } catch (error) {
    const why =
      error instanceof Error && 'code' in error
        ? `cannot be read (${String(error.code)})`
        : 'is not one JSON object of answers by question';
    throw new UsageFault(`${file} ${why}; it looks like {"question-id": "your answer"}.`);
  }
}

function show(
  { question, why }: Prediction,
  predicted: string | undefined,
  seen: string,
  { look: { columns }, print }: Surroundings,
): void {
  const rows = [
    '',
    ...paragraph(question, columns, 0),
    `  you said  ${plain(predicted ?? '(nothing)')}`,
    `  it was    ${plain(seen)}`,
    ...paragraph(why, columns, 2),
    '',
  ];
  print(rows.join('\n'));
}
