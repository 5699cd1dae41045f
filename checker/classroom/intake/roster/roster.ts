import type { Student } from '../../../class-vocabulary.ts';
import { UsageFault } from '../../../usage.ts';
import { listed, quoted } from '../names.ts';
import { rowsOf, type Row } from './rows.ts';
import { plain } from './spelling.ts';

// Somebody on the roster. `handles` are what her folder may be called for sure: her id, login or address; `numbers` what a course system calls her.
export interface Listed {
  readonly student: Omit<Student, 'folder'>;
  readonly handles: readonly string[];
  readonly numbers: readonly string[];
  readonly names: readonly string[];
}

// The people of a class, from a CSV file of Canvas, Moodle, GitHub Classroom or one's own. Throws UsageFault where nobody could say who they are.
export function rosterOf(file: string): readonly Listed[] {
  const { columns, rows } = rowsOf(file);
  const column = (names: readonly string[]): readonly string[] =>
    names.flatMap(name => columns.filter(found => spelt(found) === name));
  const naming = column(identifying);
  const people = rows.filter(row => !isNobody(row, column(['student'])));
  if (naming.length === 0 && column(fullNames).length === 0)
    throw new UsageFault(
      `--roster ${quoted(file)} says of nobody who it is: its columns are ${listed(columns.map(quoted), 8) || 'none'}, and one called id, email, login or name is needed.`,
    );
  const nameOf = (row: Row): string =>
    filled(row, column(fullNames))[0] ??
    [...filled(row, column(firstNames)), ...filled(row, column(lastNames))].join(' ');
  const id = [...naming, 'their name'].find(candidate => {
    const all = people.map(row => (candidate === 'their name' ? nameOf(row) : (row.get(candidate) ?? '')));
    return all.every(text => text !== '') && new Set(all.map(plain)).size === all.length;
  });
  if (id === undefined)
    throw new UsageFault(
      `--roster ${quoted(file)} has no column that is filled for everybody and different for each; looked at ${listed([...naming, 'their names'].map(quoted), 8)}.`,
    );
  return people.map(row => {
    const [email] = filled(row, column(addresses));
    const own = id === 'their name' ? nameOf(row) : (row.get(id) ?? '');
    return {
      student: { id: own, name: nameOf(row) || own, ...(email !== undefined && { email }) },
      handles: [...filled(row, naming), ...(email === undefined ? [] : [email.replace(/@.*$/s, '')])].map(
        plain,
      ),
      numbers: filled(row, column(systemNumbers)).map(text => plain(text).replace(/^participant /, '')),
      names: namesOf(nameOf(row)),
    };
  });
}

// Names of columns, without capitals and marks; the first that names everybody is what results refer to.
const addresses = ['email', 'email address', 'e mail', 'mail'];
const identifying = [
  ...['id', 'student id', 'identifier', 'id number', 'student number', 'matriculation number', 'sis user id'],
  ...[
    'sis login id',
    'login id',
    'login',
    'username',
    'user name',
    'user',
    'github username',
    'github login',
    'github',
  ],
  ...addresses,
];
const fullNames = ['name', 'full name', 'student', 'student name', 'display name'];
const firstNames = ['first name', 'firstname', 'given name', 'forename'];
const lastNames = ['last name', 'lastname', 'surname', 'family name'];
const systemNumbers = ['id', 'identifier'];

const spelt = (column: string): string =>
  plain(column)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const filled = (row: Row, columns: readonly string[]): string[] =>
  columns.map(name => row.get(name) ?? '').filter(text => text !== '');

// "Müller, Anna" is Anna Müller.
const namesOf = (name: string): readonly string[] => {
  const [, last, first] = /^([^,]+), *([^,]+)$/.exec(name) ?? [];
  return first !== undefined && last !== undefined ? [`${first} ${last}`, name] : name === '' ? [] : [name];
};

// Canvas adds a row of points and a student for tests.
const isNobody = (row: Row, student: readonly string[]): boolean =>
  filled(row, student).some(text => /^Points Possible|^Student, Test$/i.test(text));
