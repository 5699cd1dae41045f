import stringWidth from 'fast-string-width';
import { paragraph } from '../../report/layout.ts';
import { inner, plural } from '../../wire/shown.ts';
import type { Absence, Intake } from '../work.ts';
import { rows, type Cells } from './cells.ts';
import { listed } from './names.ts';
import { notWorks, ranges } from './not-works.ts';

// The class that was taken in: the folder as it was named, and the lessons to be graded.
export interface ClassFolder {
  readonly folder: string;
  readonly lessons: readonly { readonly name: string; readonly number: string }[];
}

// What was found, what is missing, what cannot be graded and what was ignored, for an instructor, before anything runs; long lists are cut, and say so. Names are made harmless.
export const told = (intake: Intake, of: ClassFolder, columns = 80): string =>
  page([opening(intake, of, columns), table(intake, of), ...others(intake, of, columns, cut)]);

// The same uncut, and everybody by name with what is to be graded of her: for `--dry-run`.
export const toldInFull = (intake: Intake, of: ClassFolder, columns = 80): string =>
  page([
    opening(intake, of, columns),
    table(intake, of),
    everybody(intake, of, columns),
    ...others(intake, of, columns, uncut),
  ]);

interface Length {
  readonly names: number;
  readonly entries: number;
}

const cut: Length = { names: 8, entries: 12 };
const uncut: Length = { names: Infinity, entries: Infinity };

type Lines = readonly string[];

const page = (sections: readonly Lines[]): string =>
  sections
    .filter(lines => lines.length > 0)
    .map(lines => `${lines.join('\n')}\n`)
    .join('\n');

const number = (count: number): string => count.toLocaleString('en-US');

// A name as it may be printed, at most so many columns wide.
function name(text: string, limit = 32): string {
  const safe = inner(new TextEncoder().encode(text), Infinity);
  if (stringWidth(safe) <= limit) return safe;
  const kept = Array.from(safe).slice(0, limit - 1);
  while (stringWidth(kept.join('')) > limit - 1) kept.pop();
  return `${kept.join('')}…`;
}

function opening({ students, works }: Intake, { folder, lessons }: ClassFolder, columns: number): Lines {
  const handedIn = students.filter(student => student.folder !== null).length;
  const who = `${number(handedIn)} of ${number(students.length)} ${plural(students.length, 'student')}`;
  const what = `${number(works.length)} ${plural(works.length, 'work')} to grade`;
  const of = `${lessons.length} ${plural(lessons.length, 'lesson')}`;
  return paragraph(`${name(folder, 60)}: ${who} handed something in; ${what}, ${of}.`, columns, 0);
}

function table({ works, absences }: Intake, { lessons }: ClassFolder): Lines {
  const counted = (all: readonly { readonly lesson: string }[], lesson: string): string =>
    number(all.filter(one => one.lesson === lesson).length);
  const missing = absences.filter(({ state }) => state === 'missing');
  const spoilt = absences.filter(({ state }) => state === 'not graded');
  return rows(
    [
      ['lesson', 'to grade', 'missing', 'not graded'],
      ...lessons.map(({ name: lesson }): Cells => [
        lesson,
        counted(works, lesson),
        counted(missing, lesson),
        counted(spoilt, lesson),
      ]),
    ],
    ['left', 'right', 'right', 'right'],
  );
}

function everybody({ students, works }: Intake, { lessons }: ClassFolder, columns: number): Lines {
  if (students.length === 0) return [];
  const toGrade = new Map<string, Set<string>>();
  for (const { student, lesson } of works)
    toGrade.set(student, (toGrade.get(student) ?? new Set()).add(lesson));
  const who = rows(
    students.map(({ id, name: full, folder }) => [
      name(id, 18),
      full === id ? '' : name(full, 20),
      folder === null || folder === id ? '' : name(folder, 20),
    ]),
    ['left', 'left', 'left'],
  );
  const indent = Math.max(...who.map(line => stringWidth(line))) + 2;
  return [
    'Students',
    ...students.flatMap(({ id }, at) => {
      const what = ranges(toGrade.get(id) ?? new Set(), lessons).replaceAll(',', ', ') || 'nothing';
      const [first = '', ...more] = paragraph(what, columns, indent);
      const start = who[at] ?? '';
      return [start + first.slice(stringWidth(start)), ...more];
    }),
  ];
}

function others(
  { students, absences, remarks }: Intake,
  { lessons }: ClassFolder,
  columns: number,
  length: Length,
): readonly Lines[] {
  const nameOf = new Map(students.map(student => [student.id, student.name]));
  const section = (title: string, state: Absence['state']): Lines => {
    const entries = notWorks(
      absences.filter(one => one.state === state),
      lessons,
    ).map(
      ({ students: ids, lessons: which, words }) =>
        `${listed(
          ids.map(id => name(nameOf.get(id) ?? id)),
          length.names,
        )} (${which}): ${words}.`,
    );
    return shortened(title, entries, columns, length);
  };
  return [
    section('Not graded, and no zero', 'not graded'),
    section('Missing', 'missing'),
    shortened('Worth knowing', remarks, columns, length),
  ];
}

function shortened(
  title: string,
  entries: readonly string[],
  columns: number,
  { entries: most }: Length,
): Lines {
  if (entries.length === 0) return [];
  const shown = entries.length > most + 1 ? entries.slice(0, most) : entries;
  const more = entries.length - shown.length;
  return [
    title,
    ...shown.flatMap(entry => paragraph(entry, columns, 2, 2)),
    ...(more > 0 ? [`  and ${number(more)} more; --dry-run shows them all.`] : []),
  ];
}
