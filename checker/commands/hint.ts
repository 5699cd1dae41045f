import { readOn } from '../lesson/anchors.ts';
import { load, type Loaded } from '../lesson/catalogue.ts';
import type { CheckData } from '../lesson/check.ts';
import { contentOf } from '../progress/content.ts';
import { hintShown, nextHint } from '../progress/hints.ts';
import { lessonIn } from '../progress/progress.ts';
import { firstFailed } from '../progress/standing.ts';
import { paragraph } from '../report/layout.ts';
import type { Outcome } from '../vocabulary.ts';
import { gradeOnce } from './check.ts';
import { lessonChosen } from './chosen.ts';
import { keep, known } from './kept.ts';
import { chosenChecks } from './options.ts';
import type { Surroundings } from './surroundings.ts';

// Shows one stage of a check's hints, of the first check that fails where none is named; without a stage the one after those she has seen.
// Throws UsageFault on a check that is not there.
export async function hint(
  wanted: string | undefined,
  named: string | undefined,
  stage: number | undefined,
  around: Surroundings,
): Promise<number> {
  const folder = await lessonChosen(wanted, around);
  const lesson = await load(around.root, folder);
  if (named !== undefined) chosenChecks(lesson, { ...asItIs, only: [named] });
  const about = named === undefined ? await failing(lesson, around) : { id: named };
  if ('nothing' in about) return nothingFails(about.nothing, lesson, around);
  for (const check of lesson.checks.filter(({ id }) => id === about.id)) {
    const before = await known(around);
    const shown = stage ?? nextHint(before, lesson.name, check.id, check.hint.length);
    show(check, about.otherwise, lesson, shown, around);
    if (check.hint.length >= shown)
      await keep(progress => hintShown(progress, lesson.name, check.id, shown), around);
  }
  return 0;
}

const asItIs = { program: [], run: [], only: [] };

interface About {
  readonly id: string;
  // What its failure says, for a check without hints.
  readonly otherwise?: string | undefined;
}

// The first check that fails: as the last verdict on these very programs says, else by grading them now.
async function failing(lesson: Loaded, around: Surroundings): Promise<About | { readonly nothing: Outcome }> {
  const found = firstFailed(lessonIn(await known(around), lesson.name), contentOf(lesson), lesson.checks);
  if (found === 'none') return { nothing: 'passed' };
  if (found !== 'not known') return found;
  const { report } = await gradeOnce(lesson, asItIs, around);
  const failed = report.checks.find(({ outcome }) => outcome === 'failed');
  return failed ? { id: failed.id, otherwise: failed.failure?.hint } : { nothing: report.outcome };
}

function nothingFails(outcome: Outcome, { number }: Loaded, { print }: Surroundings): number {
  if (outcome === 'broken') {
    print(`The checker itself broke, so nobody knows what fails; see npx wirebook check ${number}\n`);
    return 3;
  }
  print(`No check of lesson ${number} fails, so there is nothing to hint at.\n`);
  return 0;
}

// The claim, the stage, and how to see the next one. Where a check has no hints, what its failure says has to do.
function show(
  check: CheckData,
  otherwise: string | undefined,
  lesson: Loaded,
  stage: number,
  { look: { columns }, print }: Surroundings,
): void {
  const { id, claim, hint: stages } = check;
  const words = stages[stage - 1];
  const text =
    words === undefined
      ? (otherwise ?? 'This check has no hints of its own.')
      : `Hint ${stage} of ${stages.length}: ${words}`;
  const next =
    stage < stages.length
      ? `The next one: npx wirebook hint ${lesson.number} ${id}`
      : `${stages.length === 0 ? '' : 'That is the last hint. '}Read on: ${place(lesson, check)}`;
  print([id, ...paragraph(claim, columns, 2), '', ...paragraph(text, columns, 0), '', next, ''].join('\n'));
}

// Where the walkthrough explains the check, or an idea that it reveals.
export function place({ name, walkthrough }: Loaded, { id, reveal }: CheckData): string {
  const slugs = [id, ...reveal.map(one => one.id)].map(one => readOn(walkthrough, one));
  const slug = slugs.find(found => found !== undefined);
  return `lessons/${name}/README.md${slug === undefined ? '' : `#${slug}`}`;
}
