import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { programsOf, type Loaded } from '../../lesson/catalogue.ts';
import { isKept } from '../../progress/skeletons.ts';
import { fault, type Fault } from './fault.ts';

// The programs of a lesson by file name, each once.
export const programFiles = ({ checks }: Loaded): string[] => [
  ...new Set(programsOf(checks).map(({ file }) => file)),
];

// Files that a lesson has to have, and has not.
export function missing(root: string, lesson: Loaded): Fault[] {
  const { name } = lesson;
  const needed = [
    `lessons/${name}/README.md`,
    `lessons/${name}/predictions.ts`,
    ...programFiles(lesson).flatMap(file => [`lessons/${name}/${file}`, `solutions/${name}/${file}`]),
    `test/lessons/${name}`,
  ];
  const generated = programFiles(lesson).map(file => `skeletons/${name}/${file}`);
  const again = `npx wirebook author skeletons ${lesson.number}`;
  const isMissing = (path: string): boolean => !existsSync(join(root, path));
  return [
    ...needed.filter(isMissing).map(path => fault(`${path} is missing`)),
    ...generated.filter(isMissing).map(path => fault(`${path} is missing; write it: ${again}`)),
  ];
}

// Files that nobody reads: a misspelt program, an editor's copy.
export function strays(
  root: string,
  lesson: Loaded,
  place: 'lessons' | 'solutions' | 'test/lessons' | 'skeletons',
): Fault[] {
  const programs = programFiles(lesson);
  const belongs = {
    lessons: (name: string) =>
      ['README.md', 'checks.ts', 'predictions.ts', ...programs].includes(name) || isKept(name),
    solutions: (name: string) => programs.includes(name),
    skeletons: (name: string) => programs.includes(name),
    'test/lessons': (name: string) => name.endsWith('.ts'),
  }[place];
  const folder = `${place}/${lesson.name}`;
  return entries(join(root, folder))
    .filter(({ name, isFile }) => !isFile || !belongs(name))
    .map(({ name }) => fault(`${folder}/${name} belongs to nothing; take it away`));
}

function entries(folder: string): { name: string; isFile: boolean }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).map(entry => ({
    name: entry.name,
    isFile: entry.isFile(),
  }));
}
