import { posix } from 'node:path';
import type { Absence } from '../work.ts';
import type { Wanted } from './lesson-names.ts';
import { listed, quoted } from './names.ts';
import { labelled, pathsOf, type Opened } from './opened.ts';
import { placesOf } from './places.ts';
import type { Submission } from './submission.ts';
import { within } from './tree.ts';

// Why a lesson is nowhere in what one student handed in: nothing was, or something stands in the way that may be or hold it.
export function whyNone(
  lesson: Wanted,
  there: readonly Opened[],
  doubt: readonly Submission[],
): Pick<Absence, 'state' | 'words'> {
  const notGraded = (words: string): Pick<Absence, 'state' | 'words'> => ({ state: 'not graded', words });
  for (const one of there)
    if (one.submission.refused !== undefined)
      return notGraded(`${quoted(one.submission.folder)} ${one.submission.refused}`);
  const paths = there.flatMap(({ tree }) => pathsOf(tree));
  const left = there.flatMap(one =>
    one.tree.left.map(what => ({ ...what, label: labelled(one, what.path) })),
  );
  const { hollow } = placesOf([...paths, ...left.map(({ path }) => path)], lesson, 'among others');
  const inTheWay = left.find(
    ({ path, kind }) =>
      kind === 'closed' ||
      lesson.programs.includes(posix.basename(path)) ||
      (kind === 'refused' && hollow.some(folder => within(path, folder))),
  );
  if (inTheWay) return notGraded(`${quoted(inTheWay.label)} ${inTheWay.why}`);
  if (doubt.length > 0)
    return notGraded(
      `${listed(doubt.map(({ folder }) => quoted(folder)))} may be of this person or of another; name it by an id of the roster`,
    );
  return { state: 'missing', words: whyMissing(lesson, paths, hollow, left.length, there.length) };
}

function whyMissing(
  lesson: Wanted,
  paths: readonly string[],
  hollow: readonly string[],
  left: number,
  there: number,
): string {
  if (paths.length + left === 0) return there === 0 ? 'nothing was handed in' : 'what was handed in is empty';
  const wanted = lesson.programs.length === 0 ? 'no file' : `no ${lesson.programs.join(' or ')}`;
  const [folder] = hollow;
  if (folder !== undefined) {
    const inside = paths.filter(path => within(path, folder)).map(path => posix.relative(folder, path));
    return `${quoted(folder)} holds ${wanted}${inside.length > 0 ? `, but ${listed(inside.map(quoted), 3)}` : ''}`;
  }
  const loose = paths.filter(path => lesson.programs.includes(path));
  return loose.length > 0
    ? `${listed(loose)} at the top may be of any lesson; put ${loose.length === 1 ? 'it' : 'them'} into a folder ${lesson.name}, or grade one lesson alone`
    : `no folder ${lesson.name}, and ${wanted}`;
}
