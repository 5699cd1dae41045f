import type { Submission } from '../submission.ts';
import type { Listed } from './roster.ts';
import { plain, squeezed, words } from './spelling.ts';

// Who on the roster a submission may be of: one, none, or several, and then nobody can know.
export type Matcher = (submission: Submission) => readonly Listed[];

// Compares by the surest means first: a course system's number, an id, login or address, a name, the end of a repository's name, words within a folder's name.
export function matcher(roster: readonly Listed[], submissions: readonly Submission[]): Matcher {
  const byHandle = index(roster, ({ handles }) => handles);
  const byNumber = index(roster, ({ numbers }) => numbers);
  const byName = index(roster, ({ names }) => names.flatMap(orders).map(squeezed));
  const byWord = index(roster, ({ names }) => names.flatMap(words));
  const shared = sharedPrefix(submissions.map(({ key }) => plain(key)));
  const named = (name: string): readonly Listed[] => byName.get(squeezed(name)) ?? [];

  return ({ key, name, number }) => {
    const numbered = number === undefined ? [] : (byNumber.get(plain(number)) ?? []);
    if (numbered.length > 0) {
      const others = named(name).filter(one => !numbered.includes(one));
      return others.length === named(name).length ? [...numbered, ...others] : numbered;
    }
    const own = plain(key);
    const means = [
      () => byHandle.get(own) ?? [],
      () => named(name),
      () => (shared === '' ? [] : (byHandle.get(own.slice(shared.length)) ?? [])),
      () => endings(own).flatMap(ending => byHandle.get(ending) ?? []),
      () => [
        ...words(key).flatMap(word => (word.length > 2 ? (byHandle.get(word) ?? []) : [])),
        ...inWords(key, byWord),
      ],
    ];
    for (const look of means) {
      const found = [...new Set(look())];
      if (found.length > 0) return found;
    }
    return [];
  };
}

function index(
  roster: readonly Listed[],
  keys: (one: Listed) => readonly string[],
): ReadonlyMap<string, readonly Listed[]> {
  const found = new Map<string, Listed[]>();
  for (const one of roster)
    for (const key of new Set(keys(one))) {
      const all = found.get(key);
      if (all) all.push(one);
      else if (key !== '') found.set(key, [one]);
    }
  return found;
}

// "Anna Maria Müller" as it is, and with the last name in front, as Canvas has it.
function orders(name: string): readonly string[] {
  const all = words(name);
  return [name, [...all.slice(-1), ...all.slice(0, -1)].join(' ')];
}

// What all repositories of one assignment begin with, up to a dash.
function sharedPrefix(keys: readonly string[]): string {
  const [first = '', ...others] = new Set(keys);
  if (others.length === 0) return '';
  let length = 0;
  while (length < first.length && others.every(other => other[length] === first[length])) length++;
  return first.slice(0, first.lastIndexOf('-', length - 1) + 1);
}

// "lesson-04-ada" ends in "04-ada" and in "ada".
const endings = (key: string): readonly string[] =>
  Array.from(key.matchAll(/-/g), ({ index }) => key.slice(index + 1)).filter(ending => ending !== '');

// People all of whose names stand in the folder's name, two of them at least.
function inWords(key: string, byWord: ReadonlyMap<string, readonly Listed[]>): readonly Listed[] {
  const there = new Set(words(key));
  const some = [...there].flatMap(word => byWord.get(word) ?? []);
  return some.filter(({ names: [name = ''] }) => {
    const needed = words(name);
    return needed.length > 1 && needed.every(word => there.has(word));
  });
}
