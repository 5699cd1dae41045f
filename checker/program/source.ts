import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { bundle } from '../bundle.mjs';

// Where the programs of a lesson come from: a folder, single files, or commands in any language (`{host}`, `{port}`, `{options}`).
export interface Sources {
  readonly root: string;
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
  readonly commands: ReadonlyMap<string, string>;
  readonly workingFolder: string;
  // A folder of this run, for what it writes.
  readonly scratch: string;
  // All that somebody handed in, where her programs are kept apart from this machine: they are made of nothing else.
  readonly own?: string;
  // Where what is made of them is kept; without it, with all else that this clone has made.
  readonly cache?: string;
}

// A program as a lesson has it, by its role (`server`); a demonstration brings its own text.
export interface Named {
  readonly role: string;
  readonly file: string;
  readonly source?: string;
}

export type Runnable =
  | { readonly kind: 'node'; readonly module: string; readonly file: string; readonly root: string }
  | { readonly kind: 'command'; readonly template: string; readonly workingFolder: string };

// Why a program could not be started: rows for its reader, the first one a sentence.
export interface Unstartable {
  readonly kind: 'unstartable';
  readonly rows: readonly string[];
}

// A module that node can run, or the reason why there is none, in the learner's own file and line.
export async function runnable(program: Named, sources: Sources): Promise<Runnable | Unstartable> {
  const command = sources.commands.get(program.role);
  if (command !== undefined && program.source === undefined)
    return { kind: 'command', template: command, workingFolder: sources.workingFolder };
  const file = program.source === undefined ? sourceFile(program, sources) : written(program, sources);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    return { kind: 'unstartable', rows: absent(file) };
  const { root, cache } = sources;
  const bundled = await bundle(file, { root, packages: 'external', ...(cache !== undefined && { cache }) });
  if (!bundled.bundled) {
    const rows = bundled.faults.slice(0, 3).flatMap(fault => pointed(fault));
    const [first] = bundled.faults;
    const lost = /^Could not resolve "(.*)"/.exec(first?.text ?? '')?.[1];
    const sentence =
      lost === undefined
        ? `${basename(file)} cannot be read as TypeScript yet.`
        : `${basename(first?.file ?? file)} imports "${lost}", and there is no such file.`;
    return { kind: 'unstartable', rows: [sentence, ...rows] };
  }
  const { own } = sources;
  const elsewhere = own !== undefined && bundled.inputs.find(input => !input.startsWith(`${own}/`));
  if (elsewhere)
    return {
      kind: 'unstartable',
      rows: [`${basename(file)} is made of ${basename(elsewhere)} too, which was not handed in.`],
    };
  const foreign = bundled.imports.find(({ path }) => !isNodes(path));
  if (foreign) {
    const where = `${basename(foreign.file)}:${foreign.line}`;
    return {
      kind: 'unstartable',
      rows: [
        `${where} imports "${foreign.path}", which is not one of Node's own modules; the programs here use only those (node:net and its kin).`,
      ],
    };
  }
  return { kind: 'node', module: bundled.file, file, root };
}

// The learner's file of a program, by `--program`, else in the lesson's folder.
export const sourceFile = (program: Named, sources: Sources): string =>
  resolve(sources.files.get(program.role) ?? join(sources.folder, program.file));

function written(program: Named, { scratch }: Sources): string {
  mkdirSync(scratch, { recursive: true });
  const file = join(scratch, program.file);
  writeFileSync(file, program.source ?? '');
  return file;
}

// Whoever has given the file another name finds that named; what belongs to the lesson, and what a reset has kept, is no program.
function absent(file: string): string[] {
  const folder = resolve(file, '..');
  if (existsSync(file))
    return [`${basename(file)} in ${shortened(folder)} is a folder, and a program is a file.`];
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const others = entries.filter(entry => entry.isFile() && isProgram(entry.name)).map(({ name }) => name);
  const found =
    others.length === 0
      ? '`npx wirebook reset` puts the skeleton back.'
      : `Found there: ${others.slice(0, 5).join(', ')}. Only a file with the right name is started.`;
  return [`There is no ${basename(file)} in ${shortened(folder)}.`, found];
}

const isProgram = (name: string): boolean =>
  /\.[cm]?[jt]s$/.test(name) && !/^(?:checks|predictions)\.ts$|\.mine-\d+\.ts$/.test(name);

const isNodes = (path: string): boolean => path.startsWith('node:') || builtinModules.includes(path);

function pointed({
  text,
  file,
  line,
  column,
  lineText,
}: {
  text: string;
  file: string;
  line: number;
  column: number;
  lineText: string;
}): string[] {
  if (line === 0) return [text];
  const shown = lineText.replaceAll('\t', ' ');
  return [`${basename(file)}:${line}: ${text}`, `  ${shown}`, `  ${' '.repeat(Math.max(0, column - 1))}^`];
}

const shortened = (folder: string): string => {
  const here = `${process.cwd()}/`;
  return folder.startsWith(here) ? folder.slice(here.length) : folder;
};
