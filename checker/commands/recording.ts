import type { Graded } from '../grading/grade.ts';
import type { Folder, Loaded } from '../lesson/catalogue.ts';
import { contentOf, isSame } from '../progress/content.ts';
import { answersTo } from '../progress/predictions.ts';
import { remembered, type Grading } from '../progress/remembered.ts';
import { keep } from './kept.ts';
import type { CheckOptions } from './options.ts';
import type { Surroundings } from './surroundings.ts';

// A grading whose report is kept where it is of the learner's own programs; her predictions then stand in it.
export async function recorded(
  folder: Folder,
  options: CheckOptions,
  around: Surroundings,
  grading: () => Promise<Graded & { lesson: Loaded }>,
): Promise<Graded & { lesson: Loaded }> {
  const content = contentOf(folder);
  const graded = await grading();
  const played = playedOf(options);
  // A file that was saved meanwhile may have been graded half.
  if (played === 'nothing of hers' || !isSame(content, contentOf(folder))) return graded;
  const { report, lesson } = graded;
  const change = { content, at: new Date(), played };
  const progress = await keep(before => remembered(before, report, change), around);
  const predictions = answersTo(progress, lesson.name, lesson.predictions);
  return { ...graded, report: { ...report, predictions } };
}

function playedOf({
  dir,
  program,
  run,
  only,
  wireOnly,
}: CheckOptions): Grading['played'] | 'nothing of hers' {
  if (dir !== undefined || program.length > 0 || run.length > 0) return 'nothing of hers';
  return only.length > 0 || wireOnly ? 'a part of it' : 'the whole lesson';
}
