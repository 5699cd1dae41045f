import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lessons } from '../../checker/lesson/catalogue.ts';

// One program to grade, and the diagnosis it is known by: `right`, or a misconception.
export interface Job {
  readonly lesson: string;
  readonly name: string;
  readonly known: string;
  readonly files: Readonly<Record<string, string>>;
  readonly commands: Readonly<Record<string, string>>;
}

// Every right and every wrong program of the project, in all its languages.
export function jobs(root: string, wanted: readonly string[]): Job[] {
  return lessons(root)
    .filter(({ number }) => wanted.length === 0 || wanted.includes(number))
    .flatMap(({ name }) => [
      { lesson: name, name: `solutions/${name}`, known: 'right', files: {}, commands: {} },
      ...wrongPrograms(root, name),
      ...otherLanguages(root, name),
    ]);
}

function wrongPrograms(root: string, lesson: string): Job[] {
  return sources(join(root, 'test/lessons', lesson), '.ts').map(file => {
    const [, role = '', known = ''] = /^\/\/ (\w+): (\S+)/.exec(readFileSync(file, 'utf8')) ?? [];
    return { lesson, name: file.slice(root.length + 1), known, files: { [role]: file }, commands: {} };
  });
}

// The interpreter itself, undefined where there is none: what the shell finds may be a script that looks for it at every start.
export const python = interpreter();

function interpreter(): string | undefined {
  try {
    return execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

function otherLanguages(root: string, lesson: string): Job[] {
  return sources(join(root, 'test/others', lesson), '.py').map(file => {
    const source = readFileSync(file, 'utf8');
    const [, role = '', known = ''] = /^# (\w+): (\S+)/.exec(source) ?? [];
    // Its second line says so where it is told something else.
    const told = /^# arguments: (.*)$/m.exec(source)?.[1];
    const usual = `{options}${role === 'peer' ? ' {role}' : ''} {host} {port}`;
    const command = `${python ?? 'python3'} ${file} ${told ?? usual}`;
    return { lesson, name: file.slice(root.length + 1), known, files: {}, commands: { [role]: command } };
  });
}

const sources = (folder: string, ending: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(file => file.endsWith(ending))
        .map(file => join(folder, file))
    : [];
