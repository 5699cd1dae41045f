import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProgram } from './programs.ts';
import { printOf, type Print } from './print.ts';

// The fingerprints of what a lesson gives to everybody: its skeletons, its checks, and the programs its walkthrough shows.
export function givenBy(root: string, lesson: string): Print {
  const folder = join(root, 'lessons', lesson);
  return printOf([
    ...programsIn(join(root, 'skeletons', lesson)),
    ...['checks.ts', 'predictions.ts'].flatMap(name => textOf(join(folder, name))),
    textOf(join(folder, 'README.md')).flatMap(fenced).join('\n'),
  ]);
}

const programsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(isProgram)
        .flatMap(name => textOf(join(folder, name)))
    : [];

const textOf = (file: string): string[] => (existsSync(file) ? [readFileSync(file, 'utf8')] : []);

const fenced = (page: string): string[] =>
  [...page.matchAll(/^(`{3,}|~{3,})[^\n]*\n([^]*?)^\1/gm)].map(([, , text = '']) => text);
