import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loaded } from '../lesson/catalogue.ts';
import type { CheckData } from '../lesson/check.ts';
import { Unmakable } from './fault.ts';

// The clone, and a folder to write in.
export interface Desk {
  readonly root: string;
  readonly scratch: string;
}

// A wrong program as a learner would have it: without the first line, which says what it is.
export interface Wrong {
  readonly role: string;
  readonly source: string;
}

export function checkOf({ number, checks }: Loaded, id: string): CheckData {
  const found = checks.find(check => check.id === id);
  if (!found)
    throw new Unmakable(
      `lesson ${number} has no check "${id}"; it has ${checks.map(check => check.id).join(', ')}`,
    );
  return found;
}

export function wrongOf({ name }: Loaded, wrong: string, { root }: Desk): Wrong {
  const folder = join(root, 'test/lessons', name);
  const file = join(folder, `${wrong}.ts`);
  if (!existsSync(file))
    throw new Unmakable(
      `there is no test/lessons/${name}/${wrong}.ts; there are ${programsIn(folder).join(', ') || 'no wrong programs yet'}`,
    );
  const [first = '', ...rest] = readFileSync(file, 'utf8').split('\n');
  const role = /^\/\/ (\w+): /.exec(first)?.[1];
  if (role === undefined)
    throw new Unmakable(
      `test/lessons/${name}/${wrong}.ts does not say what it is in its first line, as in // server: ${wrong}`,
    );
  return { role, source: rest.join('\n').replace(/^\n+/, '') };
}

// The folder with the program that the check is about: the lesson's solution.
export function solutionFor({ name }: Loaded, { program }: CheckData, { root }: Desk): string {
  const folder = join(root, 'solutions', name);
  if (!existsSync(join(folder, program.file)))
    throw new Unmakable(`there is no solutions/${name}/${program.file} to play the check with`);
  return folder;
}

// The same, with a wrong program in its place.
export function folderOf(lesson: Loaded, { id, program }: CheckData, wrong: string, desk: Desk): string {
  const { role, source } = wrongOf(lesson, wrong, desk);
  if (role !== program.role)
    throw new Unmakable(`${wrong} is a ${role}, but ${id} is about the ${program.role}`);
  const folder = join(desk.scratch, lesson.name, wrong);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, program.file), source);
  return folder;
}

const programsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(name => name.endsWith('.ts'))
        .map(name => name.slice(0, -'.ts'.length))
        .sort()
    : [];
