import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { programsOf, type Loaded } from '../../lesson/catalogue.ts';
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
  return needed.filter(path => !existsSync(join(root, path))).map(path => fault(`${path} is missing`));
}

// Files that nobody reads: a misspelt program, an editor's copy.
export function strays(
  root: string,
  lesson: Loaded,
  place: 'lessons' | 'solutions' | 'test/lessons',
): Fault[] {
  const programs = programFiles(lesson);
  const belongs = {
    lessons: (name: string) => ['README.md', 'checks.ts', 'predictions.ts', ...programs].includes(name),
    solutions: (name: string) => programs.includes(name),
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
