import { missing } from '../grading/missing.ts';
import { summary } from '../grading/summary.ts';
import { verdict } from '../grading/verdict.ts';
import type { Loaded } from '../lesson/catalogue.ts';
import type { CheckData } from '../lesson/check.ts';
import { conversation } from '../lesson/conversation.ts';
import { terminal } from '../report/terminal.ts';
import type { Report } from '../vocabulary.ts';
import { arrows } from '../wire/arrows.ts';
import { ladder } from '../wire/ladder.ts';
import type { Block, Wanted } from './blocks.ts';
import { checkOf, folderOf, solutionFor, wrongOf, type Desk } from './cast.ts';
import { NotHere, Unmakable, WalkthroughFault } from './fault.ts';
import { fenced } from './fenced.ts';
import { run, seed, senses, type Ran } from './run.ts';

const width = 76;
const mostRows = 40;

// The text of a block, made by a real run where it shows one. Throws a WalkthroughFault.
export async function madeAnew(
  { wanted, line, text }: Block,
  file: string,
  lesson: Loaded,
  desk: Desk,
): Promise<string> {
  try {
    return await textOf(wanted, lesson, desk);
  } catch (error) {
    if (error instanceof NotHere && text !== '') return text;
    if (!(error instanceof Unmakable || error instanceof NotHere)) throw error;
    throw new WalkthroughFault(`${file}:${line}: ${error.message}`);
  }
}

async function textOf(wanted: Wanted, lesson: Loaded, desk: Desk): Promise<string> {
  switch (wanted.kind) {
    case 'ladder':
      return fenced('text', ladder(conversation(checkOf(lesson, wanted.check))));
    case 'program':
      return fenced('ts', wrongOf(lesson, wanted.wrong, desk).source);
    case 'transcript':
      return await transcript(wanted, lesson, desk);
    case 'report':
      return await report(wanted, lesson, desk);
  }
}

// What passed between the checker's parties and the program, without a judgement.
async function transcript(
  { check: id, wrong }: Extract<Wanted, { kind: 'transcript' }>,
  lesson: Loaded,
  desk: Desk,
): Promise<string> {
  const check = checkOf(lesson, id);
  const folder =
    wrong === undefined ? solutionFor(lesson, check, desk) : folderOf(lesson, check, wrong, desk);
  const ran = await played(check, folder, lesson, desk);
  if (wrong === undefined && ran.outcome === 'failed') {
    const [{ failure } = {}] = (await graded(check, ran, lesson)).checks;
    const file = `solutions/${lesson.name}/${check.program.file}`;
    throw new Unmakable(`${file} fails ${id}: ${failure?.sentence ?? ''}`);
  }
  const rows = arrows(ran.transcript, check.program.name, { width, most: mostRows });
  return fenced('text', rows.join('\n'));
}

// What a learner would see on her terminal, had she written the wrong program.
async function report(
  { check: id, wrong }: Extract<Wanted, { kind: 'report' }>,
  lesson: Loaded,
  desk: Desk,
): Promise<string> {
  const check = checkOf(lesson, id);
  const ran = await played(check, folderOf(lesson, check, wrong, desk), lesson, desk);
  if (ran.outcome === 'passed') throw new Unmakable(`${wrong} passes ${id}, so there is nothing to report`);
  const command = `$ npx wirebook check ${lesson.number} --only ${id}`;
  return fenced('text', `${command}\n${terminal(await graded(check, ran, lesson))}`);
}

async function played(check: CheckData, folder: string, lesson: Loaded, desk: Desk): Promise<Ran> {
  const lacks = missing(check, { senses });
  if (lacks) throw new NotHere(`${check.id} cannot be played here: ${lacks.words}`);
  const ran = await run(check, { ...desk, folder, shownAs: `lessons/${lesson.name}` });
  if (ran.outcome === 'passed' || ran.outcome === 'failed') return ran;
  if (ran.outcome === 'broken') throw new Error(`the checker broke at ${check.id}: ${ran.words}`);
  throw new NotHere(`${check.id} cannot be played here: ${ran.words}`);
}

const graded = async (check: CheckData, ran: Ran, lesson: Loaded): Promise<Report> =>
  summary(
    lesson,
    ran.setting,
    [await verdict(check, { ...ran, after: [] }, lesson, ran.setting, again(lesson))],
    0,
  );

// The command that a learner would repeat it with.
const again =
  ({ number }: Loaded) =>
  (checks: readonly string[]): string =>
    [`npx wirebook check ${number}`, ...checks.map(check => `--only ${check}`), `--seed ${seed}`].join(' ');
