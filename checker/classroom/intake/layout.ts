import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageFault } from '../../usage.ts';
import { archiveKind, stemOf } from './archive/kinds.ts';
import { isCalled, isLessonLike, type Wanted } from './lesson-names.ts';
import { byText, composed, oddity, quoted } from './names.ts';
import { isRubbish, lessonsFolder } from './rubbish.ts';
import type { Note, Submission } from './submission.ts';
import { below, fileAt } from './tree.ts';
import { submissionsOf, type Upload } from './uploads.ts';
import { kindOf } from './walk.ts';
import { isTypedText, whose } from './whose.ts';

// Everything in the class's folder as submissions, before any of them has been opened.
export interface Layout {
  readonly submissions: readonly Submission[];
  readonly notes: readonly Note[];
  readonly rubbish: readonly string[];
}

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

interface Place {
  readonly real: string;
  readonly at: string;
}

// Where unpacking has put one folder around everything, that folder is what is meant.
async function settled(place: Place, lessons: readonly Wanted[]): Promise<Place> {
  const entries = await visible(place.real);
  const [only] = entries;
  if (entries.length !== 1 || !only?.isDirectory() || oddity(only.name, 255) !== undefined) return place;
  const inner = { real: join(place.real, only.name), at: below(place.at, composed(only.name)) };
  if (isLessonLike(only.name) || (await isOnePersons(inner.real, lessons))) return place;
  const inside = (await visible(inner.real)).filter(entry => entry.isDirectory());
  if (/submissions$/i.test(only.name)) return settled(inner, lessons);
  return inside.length > 1 ? settled(inner, lessons) : place;
}

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

async function submissionsIn(place: Place, lessons: readonly Wanted[], lesson?: string): Promise<Layout> {
  const submissions: Submission[] = [];
  const notes: Note[] = [];
  const rubbish: string[] = [];
  const uploads: Upload[] = [];
  const of = lesson === undefined ? {} : { lesson };
  for (const entry of await readdir(place.real, { withFileTypes: true }).then(sorted)) {
    const name = composed(entry.name);
    const folder = below(place.at, name);
    const real = join(place.real, entry.name);
    const by = whose(name);
    const odd = oddity(name, 255) ?? oddity(by?.file ?? name, 255);
    const { key, number } = by ?? { key: entry.isFile() ? stemOf(name) : name };
    const person = { key, name: by?.name ?? key, folder, ...of, ...(number !== undefined && { number }) };
    if (isRubbish(name) || isRubbish(by?.file ?? name)) rubbish.push(name);
    else if (isTypedText(name))
      notes.push({ where: folder, words: 'is text typed into a page, and not graded' });
    else if (entry.isDirectory())
      submissions.push(
        odd === undefined
          ? { ...person, parts: [{ kind: 'folder', real }] }
          : { ...person, parts: [], refused: odd },
      );
    else if (!entry.isFile()) notes.push({ where: folder, words: kindOf(entry) });
    else if (odd !== undefined) notes.push({ where: folder, words: odd });
    else if (by?.file !== undefined)
      uploads.push({ person, file: by.file, upload: by.upload, real, size: (await lstat(real)).size });
    else if (archiveKind(name) !== 'none')
      submissions.push({
        ...person,
        parts: [{ kind: 'file', at: folder, file: fileAt(name, real, (await lstat(real)).size) }],
      });
    else notes.push({ where: folder, words: "is no student's folder or archive" });
  }
  const uploaded = submissionsOf(uploads, new Set(lessons.flatMap(({ programs }) => programs)));
  return {
    submissions: [...submissions, ...uploaded.submissions],
    notes: [...notes, ...uploaded.notes],
    rubbish,
  };
}

// Nothing of a folder that cannot be read; whoever looks into it later says so.
const visible = async (folder: string): Promise<Dirent[]> =>
  sorted(await readdir(folder, { withFileTypes: true }).catch(() => [])).filter(
    ({ name }) => !isRubbish(name),
  );

const sorted = (entries: Dirent[]): Dirent[] => entries.sort((one, other) => byText(one.name, other.name));
