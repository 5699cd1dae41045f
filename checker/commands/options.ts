import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { repeatCommand } from '../grading/repeat.ts';
import { programsOf, type Loaded } from '../lesson/catalogue.ts';
import type { Sources } from '../program/source.ts';
import { UsageFault } from '../usage.ts';
import { near } from './near.ts';

// What `check` was asked, as the command line has it.
export interface CheckOptions {
  readonly dir?: string;
  readonly program: readonly string[];
  readonly run: readonly string[];
  readonly port?: number;
  readonly wireOnly?: boolean;
  readonly only: readonly string[];
  readonly seed?: number;
  readonly json?: boolean;
  readonly junit?: string;
  readonly pcap?: string;
  readonly trace?: boolean;
}

// Where the person stands; npm tells when it moved elsewhere to start us.
export const standingIn = (): string => process.env.INIT_CWD ?? process.cwd();

// The lesson's programs as the options say. Throws UsageFault on a program, folder or file that is not there.
export function sourcesOf(lesson: Loaded, options: CheckOptions, root: string, scratch: string): Sources {
  const from = standingIn();
  const folder = options.dir === undefined ? lesson.path : resolve(from, options.dir);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageFault(
      `There is no folder ${options.dir ?? folder}; --dir names the one that holds the lesson's programs.`,
    );
  const files = assignments('--program', options.program, lesson);
  for (const [name, file] of files) {
    const path = resolve(from, file);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile())
      throw new UsageFault(`There is no file ${file} to be the ${name}; --program takes NAME=FILE.`);
    files.set(name, path);
  }
  const commands = assignments('--run', options.run, lesson);
  return { root, folder, files, commands, scratch, workingFolder: options.dir === undefined ? from : folder };
}

// Checks that do exist in the lesson; throws UsageFault on one that does not.
export function chosenChecks(lesson: Loaded, { only }: CheckOptions): readonly string[] {
  const ids = lesson.checks.map(({ id }) => id);
  for (const id of only)
    if (!ids.includes(id))
      throw new UsageFault(`Lesson ${lesson.number} has no check "${id}"; ${instead(id, ids, lesson)}`);
  return only;
}

const few = 4;

function instead(asked: string, ids: readonly string[], { number }: Loaded): string {
  if (ids.length <= few) return `it has ${ids.join(', ')}.`;
  const all = `\`npx wirebook ladder ${number}\` shows them all`;
  const some = near(asked, ids);
  return some.length === 0 ? `${all}.` : `did you mean ${some.join(' or ')}? ${all}.`;
}

// The command line that plays these checks again on the same programs.
export function repeatOf(
  lesson: Loaded,
  options: CheckOptions,
  seed: number,
  checks: readonly string[],
): string {
  const { dir } = options;
  const from = standingIn();
  const { number } = lesson;
  const named = dir === undefined ? {} : { dir: relative(from, resolve(from, dir)) || '.' };
  return repeatCommand({ ...options, number, ...named, seed }, checks);
}

function assignments(option: string, given: readonly string[], lesson: Loaded): Map<string, string> {
  const names = programsOf(lesson.checks).map(({ role }) => role);
  return new Map(
    given.map(text => {
      const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
      if (value.trim() === '')
        throw new UsageFault(
          `${option} takes NAME=${option === '--run' ? 'COMMAND' : 'FILE'}, as in ${names[0] ?? 'server'}=…; "${text}" is not of that form.`,
        );
      if (!names.includes(name))
        throw new UsageFault(
          `Lesson ${lesson.number} has no program "${name}"; it has ${names.join(' and ')}.`,
        );
      return [name, value];
    }),
  );
}
