import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { archiveKind, stemOf } from './archive/kinds.ts';
import type { Wanted } from './lesson-names.ts';
import { byText, composed, oddity } from './names.ts';
import { isRubbish } from './rubbish.ts';
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

// A folder on this machine, and its place in the class's.
export interface Place {
  readonly real: string;
  readonly at: string;
}

// What lies in a folder of submissions, each entry somebody's or nobody's. `lesson` is the one in whose folder they lie.
export async function submissionsIn(
  place: Place,
  lessons: readonly Wanted[],
  lesson?: string,
): Promise<Layout> {
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
export const visible = async (folder: string): Promise<Dirent[]> =>
  sorted(await readdir(folder, { withFileTypes: true }).catch(() => [])).filter(
    ({ name }) => !isRubbish(name),
  );

const sorted = (entries: Dirent[]): Dirent[] => entries.sort((one, other) => byText(one.name, other.name));
