import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { UsageFault } from '../../usage.ts';
import { archiveKind, stemOf } from './archive/kinds.ts';
import { isCalled, isLessonLike, type Wanted } from './lesson-names.ts';
import { composed, oddity, quoted } from './names.ts';
import { lessonsFolder } from './rubbish.ts';
import { submissionsIn, visible, type Layout, type Place } from './submissions.ts';
import { below } from './tree.ts';
import { whose } from './whose.ts';

// A folder of submissions, a folder of lessons that hold submissions, or either of them within one folder more.
export async function layout(folder: string, lessons: readonly Wanted[]): Promise<Layout> {
  const top = await settled({ real: folder, at: '.' }, lessons);
  const entries = await visible(top.real);
  const folders = entries.filter(entry => entry.isDirectory());
  await refuseOnePersons(top, folders, lessons);
  if (!(await isSortedByLesson(top.real, folders, lessons))) return submissionsIn(top, lessons);
  const beside = entries.filter(entry => !entry.isDirectory());
  const found: Layout[] = [
    {
      submissions: [],
      notes: beside.map(({ name }) => ({
        where: below(top.at, composed(name)),
        words: "is in no lesson's folder",
      })),
      rubbish: [],
    },
  ];
  for (const { name } of folders) {
    const lesson = lessons.find(wanted => isCalled(name, wanted));
    const at = below(top.at, name);
    if (!lesson)
      found.push({
        submissions: [],
        notes: [{ where: at, words: 'is of a lesson that is not asked for' }],
        rubbish: [],
      });
    else {
      const inner = await settled({ real: join(top.real, name), at }, [lesson]);
      found.push(await submissionsIn(inner, [lesson], lesson.name));
    }
  }
  return {
    submissions: found.flatMap(({ submissions }) => submissions),
    notes: found.flatMap(({ notes }) => notes),
    rubbish: found.flatMap(({ rubbish }) => rubbish),
  };
}

// Where unpacking has put one folder around everything, that folder is what is meant.
async function settled(place: Place, lessons: readonly Wanted[]): Promise<Place> {
  const entries = await visible(place.real);
  const [only] = entries;
  if (entries.length !== 1 || !only?.isDirectory() || oddity(only.name, 255) !== undefined) return place;
  const inner = { real: join(place.real, only.name), at: below(place.at, composed(only.name)) };
  if (isLessonLike(only.name) || (await isOnePersons(inner.real, lessons))) return place;
  const inside = (await visible(inner.real)).filter(isSomebodys);
  return inside.length > 1 || /submissions$/i.test(only.name) ? settled(inner, lessons) : place;
}

// Whether an entry looks like what one of many handed in: a folder, an archive of no lesson's name, a file with its owner in its name.
const isSomebodys = (entry: Dirent): boolean =>
  entry.isDirectory() ||
  whose(entry.name)?.file !== undefined ||
  (archiveKind(entry.name) !== 'none' && !isLessonLike(stemOf(entry.name)));

// A student's own folder, or a clone, in place of the folder of all students.
async function refuseOnePersons(
  { real, at }: Place,
  folders: readonly Dirent[],
  lessons: readonly Wanted[],
): Promise<void> {
  const itself = folders.find(
    ({ name }) => name === lessonsFolder || lessons.some(lesson => lesson.name === name),
  );
  if (!itself) return;
  const programs = new Set(lessons.flatMap(lesson => lesson.programs));
  if (
    itself.name !== lessonsFolder &&
    !(await visible(join(real, itself.name))).some(({ name }) => programs.has(name))
  )
    return;
  throw new UsageFault(
    `${at === '.' ? 'This folder' : quoted(at)} is one person's own: it holds ${quoted(itself.name)}. Name the folder in which those of all students lie.`,
  );
}

// Whether a folder holds somebody's programs or lessons, as against folders of several people.
async function isOnePersons(folder: string, lessons: readonly Wanted[]): Promise<boolean> {
  const programs = new Set(lessons.flatMap(lesson => lesson.programs));
  return (await visible(folder)).some(entry =>
    entry.isDirectory() ? entry.name === lessonsFolder || isLessonLike(entry.name) : programs.has(entry.name),
  );
}

// Folders called like lessons may be lessons that hold students, or students who are called by numbers.
async function isSortedByLesson(
  top: string,
  folders: readonly Dirent[],
  lessons: readonly Wanted[],
): Promise<boolean> {
  if (folders.length === 0 || !folders.every(({ name }) => isLessonLike(name))) return false;
  for (const { name } of folders) if (await isOnePersons(join(top, name), lessons)) return false;
  return true;
}
