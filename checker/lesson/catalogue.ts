import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../bundle.mjs';
import type { CheckData, Lesson, Prediction } from './check.ts';
import { lessonProblems } from './problems.ts';

// A lesson as its folder says; the name is the folder's, as in `04-tcp-uppercase`.
export interface Folder {
  readonly name: string;
  readonly number: string;
  readonly path: string;
}

// A lesson with its checks and predictions, read and free of author's faults.
export interface Loaded extends Folder, Lesson {
  readonly predictions: readonly Prediction[];
  readonly walkthrough: string;
}

const pattern = /^\d\d-[a-z0-9]+(?:-[a-z0-9]+)*$/;

// All lessons of a clone, in order.
export function lessons(root: string): Folder[] {
  const folder = join(root, 'lessons');
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && pattern.test(entry.name))
    .map(({ name }) => ({ name, number: name.slice(0, 2), path: join(folder, name) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

// By number (4 or 04) or by folder name; a path that ends in one will do. Undefined where there is none.
export function findLesson(root: string, wanted: string): Folder | undefined {
  const name = wanted.replace(/\/+$/, '').replace(/^.*\//, '');
  const number = /^\d+$/.test(name) ? name.padStart(2, '0') : undefined;
  return lessons(root).find(lesson => lesson.name === name || lesson.number === number);
}

// Throws where an author's fault is found: the checker's, never the learner's.
export async function load(root: string, folder: Folder): Promise<Loaded> {
  const lesson = await read(root, join(folder.path, 'checks.ts'));
  if (!isLesson(lesson))
    throw new Error(`${folder.name}/checks.ts: its default export is no lesson({ title, learnt, checks })`);
  const faults = lessonProblems(lesson.checks);
  if (faults.length > 0) throw new Error(`${folder.name}/checks.ts: ${faults.join('; ')}`);
  const path = join(folder.path, 'predictions.ts');
  const predictions = existsSync(path) ? await read(root, path) : [];
  if (!arePredictions(predictions))
    throw new Error(`${folder.name}/predictions.ts: its default export is no list of predictions`);
  const walkthrough = join(folder.path, 'README.md');
  return {
    ...folder,
    ...lesson,
    predictions,
    walkthrough: existsSync(walkthrough) ? readFileSync(walkthrough, 'utf8') : '',
  };
}

// The programs of a lesson, one for each role.
export function programsOf(checks: readonly CheckData[]): CheckData['program'][] {
  return [...new Map(checks.map(({ program }) => [program.role, program])).values()];
}

async function read(root: string, file: string): Promise<unknown> {
  const bundled = await bundle(file, { root, packages: 'external' });
  if (!bundled.bundled)
    throw new Error(
      bundled.faults.map(({ file: where, line, text }) => `${where}:${line}: ${text}`).join('\n'),
    );
  const module: unknown = await import(pathToFileURL(bundled.file).href);
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
}

// A lesson's own modules are compiled with the project, so a look at their outline is enough.
const isLesson = (found: unknown): found is Lesson =>
  typeof found === 'object' && found !== null && 'title' in found && 'learnt' in found && 'checks' in found;

const arePredictions = (found: unknown): found is readonly Prediction[] => Array.isArray(found);
