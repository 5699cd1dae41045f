import { readOn } from '../lesson/anchors.ts';
import { load, type Loaded } from '../lesson/catalogue.ts';
import type { CheckData } from '../lesson/check.ts';
import { paragraph } from '../report/layout.ts';
import { gradeOnce, lessonNamed } from './check.ts';
import { chosenChecks } from './options.ts';
import type { Surroundings } from './surroundings.ts';

// Shows one stage of a check's hints, of the first check that fails where none is named. Throws UsageFault on a check that is not there.
export async function hint(
  wanted: string,
  named: string | undefined,
  stage: number,
  around: Surroundings,
): Promise<number> {
  const folder = lessonNamed(wanted, around);
  if (named === undefined) {
    const { report, lesson } = await gradeOnce(folder, asItIs, around);
    const failed = report.checks.find(({ outcome }) => outcome === 'failed');
    if (!failed) return nothingFails(report.outcome, lesson, around);
    show(failed.id, failed.failure?.hint, lesson, stage, around);
  } else {
    const lesson = await load(around.root, folder);
    chosenChecks(lesson, { ...asItIs, only: [named] });
    show(named, undefined, lesson, stage, around);
  }
  return 0;
}

const asItIs = { program: [], run: [], only: [] };

function nothingFails(outcome: string, { number }: Loaded, { print }: Surroundings): number {
  if (outcome === 'broken') {
    print(`The checker itself broke, so nobody knows what fails; see npx wirebook check ${number}\n`);
    return 3;
  }
  print(`No check of lesson ${number} fails, so there is nothing to hint at.\n`);
  return 0;
}

// The claim, the stage, and how to see the next one. Where a check has no hints, what its failure says has to do.
function show(
  id: string,
  otherwise: string | undefined,
  lesson: Loaded,
  stage: number,
  { look: { columns }, print }: Surroundings,
): void {
  for (const check of lesson.checks.filter(one => one.id === id)) {
    const { claim, hint: stages } = check;
    const words = stages[stage - 1];
    const text =
      words === undefined
        ? (otherwise ?? 'This check has no hints of its own.')
        : `Hint ${stage} of ${stages.length}: ${words}`;
    const next =
      stage < stages.length
        ? `The next one: npx wirebook hint ${lesson.number} ${id} --stage ${stage + 1}`
        : `Read on: ${place(lesson, check)}`;
    print([id, ...paragraph(claim, columns, 2), '', ...paragraph(text, columns, 0), '', next, ''].join('\n'));
  }
}

// Where the walkthrough explains the check, or an idea that it reveals.
export function place({ name, walkthrough }: Loaded, { id, reveal }: CheckData): string {
  const slugs = [id, ...reveal.map(one => one.id)].map(one => readOn(walkthrough, one));
  const slug = slugs.find(found => found !== undefined);
  return `lessons/${name}/README.md${slug === undefined ? '' : `#${slug}`}`;
}
