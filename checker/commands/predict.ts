import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { patience } from '../grading/patience.ts';
import { play } from '../grading/play.ts';
import { load, type Loaded } from '../lesson/catalogue.ts';
import type { Prediction } from '../lesson/check.ts';
import { scratchFolder, sweepOwn } from '../program/sweep.ts';
import { paragraph } from '../report/layout.ts';
import { UsageFault } from '../usage.ts';
import { plain } from '../wire/shown.ts';
import { Tape } from '../wire/tape.ts';
import { lessonNamed } from './check.ts';
import { standingIn } from './options.ts';
import { senses, type Surroundings } from './surroundings.ts';

const Answers = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));

// Asks a lesson's questions, runs the experiments, and shows prediction and observation side by side. Carries no points.
export async function predict(
  wanted: string,
  { answers }: { readonly answers?: string },
  around: Surroundings,
): Promise<number> {
  const lesson = await load(around.root, lessonNamed(wanted, around));
  const predicted = answers === undefined ? await asked(lesson, around) : fromFile(answers);
  const scratch = scratchFolder();
  try {
    for (const prediction of lesson.predictions)
      show(prediction, predicted[prediction.id], await observed(prediction, scratch, around), around);
    return 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    sweepOwn();
  }
}

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
  const played = await play({ program, steps, reveal: [] }, setting, new Tape(), {
    observe: ({ run }) => String(value.in(run)),
  });
  if (played.outcome === 'passed') return played.observed ?? '';
  if (played.outcome === 'unavailable') return `(cannot be seen here: ${played.words})`;
  throw new Error(
    `the experiment could not be run: ${played.outcome === 'failed' ? played.finding.kind : played.words}`,
  );
}

async function asked(
  { predictions }: Loaded,
  { terminal, print }: Surroundings,
): Promise<Readonly<Record<string, string>>> {
  if (terminal === 'none')
    throw new UsageFault(
      `Predictions are asked for at a terminal; without one, --answers FILE names a JSON file with your answers to ${predictions.map(({ id }) => id).join(', ')}.`,
    );
  const keyboard = createInterface({ input: process.stdin, output: process.stdout });
  const answers: Record<string, string> = {};
  try {
    for (const { id, question } of predictions) {
      print(`\n${question}\n`);
      answers[id] = await keyboard.question('  your answer: ');
    }
  } finally {
    keyboard.close();
  }
  return answers;
}

function fromFile(file: string): Readonly<Record<string, string>> {
  try {
    return Answers.parse(JSON.parse(readFileSync(resolve(standingIn(), file), 'utf8')));
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
