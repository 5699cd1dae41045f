import { programsOf, type Folder, type Loaded } from '../lesson/catalogue.ts';
import type { Overview, OverviewIdea, OverviewLesson } from '../vocabulary.ts';
import { partOf } from './parts.ts';
import { lessonIn, type Content, type Progress } from './progress.ts';
import { standing } from './standing.ts';

// A lesson with what its files are now; `skeleton` is the digest of what a learner was given.
export interface Found {
  readonly lesson: Loaded;
  readonly content: Content;
  readonly skeleton: string | undefined;
}

// All lessons of a clone as one learner has them.
export function overview(progress: Progress, found: readonly Found[]): Overview {
  return {
    schema: 'wirebook/list@1',
    lessons: found.map(one => row(progress, one)),
    misconceptions: ideas(progress, found),
  };
}

function row(progress: Progress, { lesson, content, skeleton }: Found): OverviewLesson {
  const { name, number, title, checks } = lesson;
  const stands = standing(lessonIn(progress, name), content, skeleton);
  const part = partOf(Number(number));
  const nothing = {
    passed: 0,
    checks: checks.length,
    points: 0,
    outOf: checks.reduce((sum, { points }) => sum + points, 0),
  };
  return {
    lesson: name,
    number,
    title,
    part: `${part.name}: ${part.title}`,
    programs: [...new Set(programsOf(checks).map(({ file }) => file))],
    state: stands.state,
    graded: stands.tally !== undefined,
    ...(stands.tally ?? nothing),
    solvedAt: stands.first ?? null,
    edited: [...stands.edited],
  };
}

// Each misconception once, in the order of the lessons, with the numbers of those in which it is still open or overcome.
function ideas(progress: Progress, found: readonly Found[]): OverviewIdea[] {
  const all = new Map<string, OverviewIdea>();
  for (const { lesson } of found)
    for (const [id, { sentence, overcome }] of Object.entries(
      lessonIn(progress, lesson.name).misconceptions,
    )) {
      const idea = all.get(id) ?? { misconception: id, sentence, open: [], overcome: [] };
      (overcome === undefined ? idea.open : idea.overcome).push(lesson.number);
      all.set(id, idea);
    }
  return [...all.values()];
}

// The lesson to go on with: the first one that was never solved. Undefined where all were.
export const firstUnsolved = (progress: Progress, folders: readonly Folder[]): Folder | undefined =>
  folders.find(({ name }) => !lessonIn(progress, name).solved);

// The lesson that was solved last, if one was.
export function lastSolved(progress: Progress, folders: readonly Folder[]): Folder | undefined {
  const moment = ({ name }: Folder): string => lessonIn(progress, name).solved?.last ?? '';
  const [last] = folders
    .filter(folder => moment(folder) !== '')
    .sort((one, other) => (moment(one) < moment(other) ? 1 : -1));
  return last;
}
