import { load, type Loaded } from '../lesson/catalogue.ts';
import type { CheckData } from '../lesson/check.ts';
import { conversation } from '../lesson/conversation.ts';
import { wording } from '../lesson/labels.ts';
import { copied } from '../report/layout.ts';
import { ladders } from '../report/ladders.ts';
import { lessonChosen } from './chosen.ts';
import { place } from './hint.ts';
import { chosenChecks } from './options.ts';
import { paged } from './paged.ts';
import type { Surroundings } from './surroundings.ts';

// Draws what checks expect, all of a lesson's where none is named, before any code exists. Throws UsageFault on a check that is not there.
export async function ladder(
  wanted: string | undefined,
  named: string | undefined,
  around: Surroundings,
): Promise<number> {
  const lesson = await load(around.root, await lessonChosen(wanted, around));
  const only = chosenChecks(lesson, { program: [], run: [], only: named === undefined ? [] : [named] });
  const checks = lesson.checks.filter(({ id }) => only.length === 0 || only.includes(id));
  const drawn = checks.map(check => ({
    id: check.id,
    claim: check.claim,
    started: startedAs(check),
    conversation: conversation(check),
  }));
  const rows = ladders(`${lesson.number} ${lesson.title}`, drawn, around.look);
  const lines = [
    ...rows,
    '',
    ...closing(lesson, named === undefined ? undefined : checks[0], around.look.columns),
  ];
  await paged(() => ({ lines, from: 0 }), around);
  return 0;
}

const startedAs = ({ program: { file, args } }: CheckData): string =>
  [
    file,
    ...args.map(arg => (typeof arg === 'string' ? arg : (arg.place?.toUpperCase() ?? wording(arg)))),
  ].join(' ');

function closing(lesson: Loaded, check: CheckData | undefined, columns: number): string[] {
  const line = (name: string, words: string): string[] => copied(name, words, columns, 0);
  return check
    ? [
        ...line('Read', place(lesson, check)),
        ...line('Play', `npx wirebook check ${lesson.number} --only ${check.id}`),
      ]
    : line('One of them', `npx wirebook ladder ${lesson.number} CHECK`);
}
