import type { Student } from '../../class-vocabulary.ts';
import { byText, listed, quoted } from './names.ts';
import { matcher } from './roster/matching.ts';
import type { Listed } from './roster/roster.ts';
import type { Note, Submission } from './submission.ts';

// Somebody, and all that is hers for certain. `doubt` names what may be hers or another's.
export interface Person {
  readonly student: Student;
  readonly submissions: readonly Submission[];
  readonly doubt: readonly Submission[];
}

// Everybody of a class, by id.
export interface People {
  readonly people: readonly Person[];
  readonly notes: readonly Note[];
}

// Without a roster: everybody who handed something in, by what her folder is called.
export const withoutRoster = (submissions: readonly Submission[]): People => ({
  people: byId(asNamed(submissions, new Set())),
  notes: [],
});

// With a roster: everybody on it, and whoever handed in and is not on it, or not for certain.
export function onRoster(submissions: readonly Submission[], roster: readonly Listed[]): People {
  const match = matcher(roster, submissions);
  const found = submissions.map(submission => ({ submission, by: match(submission) }));
  const of = (one: Listed, how: 'certain' | 'doubtful'): readonly Submission[] =>
    (how === 'certain' ? certain : doubtful).get(one) ?? [];
  const certain = gathered(found.filter(({ by }) => by.length === 1));
  const doubtful = gathered(found.filter(({ by }) => by.length > 1));
  const others = found.filter(({ by }) => by.length !== 1);
  const known = roster.map(one => ({
    student: { ...one.student, folder: of(one, 'certain')[0]?.folder ?? null },
    submissions: of(one, 'certain'),
    doubt: of(one, 'doubtful'),
  }));
  const unknown = asNamed(
    others.map(({ submission }) => submission),
    new Set(roster.map(({ student }) => student.id)),
  );
  const notes = others.map(({ submission, by }) => ({
    where: submission.folder,
    words:
      by.length === 0
        ? 'is of nobody on the roster, and graded all the same'
        : `may be of ${listed(by.map(({ student }) => quoted(student.id)))}; it is graded under its own name`,
  }));
  return { people: byId([...known, ...unknown]), notes };
}

type Found = readonly { readonly submission: Submission; readonly by: readonly Listed[] }[];

function gathered(found: Found): ReadonlyMap<Listed, readonly Submission[]> {
  const gathering = new Map<Listed, Submission[]>();
  for (const { submission, by } of found)
    for (const one of by) {
      const all = gathering.get(one);
      if (all) all.push(submission);
      else gathering.set(one, [submission]);
    }
  return gathering;
}

// What is called the same is of the same person; a name that is somebody's id already gets a number.
function asNamed(submissions: readonly Submission[], taken: ReadonlySet<string>): readonly Person[] {
  const found = new Map<string, [Submission, ...Submission[]]>();
  for (const submission of submissions) {
    const all = found.get(submission.key);
    if (all) all.push(submission);
    else found.set(submission.key, [submission]);
  }
  const ids = new Set(taken);
  return [...found].map(([key, hers]) => {
    let id = key;
    for (let count = 2; ids.has(id); count++) id = `${key} (${count})`;
    ids.add(id);
    const [{ name, folder }] = hers;
    return { student: { id, name, folder }, submissions: hers, doubt: [] };
  });
}

const byId = (people: readonly Person[]): readonly Person[] =>
  people.toSorted((one, other) => byText(one.student.id, other.student.id));
