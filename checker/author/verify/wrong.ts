import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programsOf, type Loaded } from '../../lesson/catalogue.ts';
import { fault, type Fault } from './fault.ts';

// A program that lacks one idea, and says which in its first line.
export interface Wrong {
  readonly name: string;
  readonly file: string;
  // The role that it has in the lesson.
  readonly program: string;
  readonly misconception: string;
}

// The wrong programs of a lesson, and those whose first line does not say what they are.
export function wrongPrograms(root: string, lesson: Loaded): { wrong: Wrong[]; found: Fault[] } {
  const folder = join(root, 'test/lessons', lesson.name);
  const names = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.ts')) : [];
  const read = names.sort().map(name => named(name, join(folder, name), lesson));
  return {
    wrong: read.filter(one => 'misconception' in one),
    found: read.filter(one => 'words' in one),
  };
}

function named(name: string, file: string, { checks }: Loaded): Wrong | Fault {
  const programs = programsOf(checks).map(({ role }) => role);
  const [first = ''] = readFileSync(file, 'utf8').split(/\r?\n/, 1);
  const [, program, misconception] = /^\/\/ (\S+): (\S+)$/.exec(first) ?? [];
  if (program === undefined || misconception === undefined)
    return fault(
      `${name} begins with ${JSON.stringify(first)}; expected // ${programs.join(' or ')}: misconception`,
    );
  if (!programs.includes(program))
    return fault(`${name} is a ${program}, and the lesson has only ${programs.join(' and ')}`);
  return { name, file, program, misconception };
}
