import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bundle } from '../../bundle.mjs';
import { listNames } from '../../program/cell.ts';

// What a sandbox shows of the instructor's checkout, in a folder that any user may read: the checker and the lessons, without the solutions.
export interface Image {
  readonly clone: string;
  // The lists of `/etc`, with nobody in them.
  readonly lists: string;
  // The runner's own module, within the clone.
  readonly runner: string;
}

const runnerFolder = 'runner';
const packages = ['esbuild', `@esbuild/${process.platform}-${process.arch}`];

// Makes it in this folder.
export async function makeImage(root: string, folder: string): Promise<Image> {
  const clone = join(folder, 'clone');
  const lists = join(folder, 'etc');
  for (const part of ['checker', 'lessons', ...packages.map(name => join('node_modules', name))])
    cpSync(join(root, part), join(clone, part), { recursive: true, dereference: true });
  writeFileSync(join(clone, 'package.json'), '{ "type": "module" }\n');
  const runner = await bundle(join(root, 'checker/classroom/sandbox/runner.ts'), {
    root,
    packages: 'bundle',
  });
  if (!runner.bundled) throw new Error(runner.faults.map(({ text }) => text).join('; '));
  for (const file of runner.files) cpSync(file, join(clone, runnerFolder, basename(file)));
  copyLists(lists);
  letRead(folder);
  return { clone, lists, runner: join(runnerFolder, basename(runner.file)) };
}

const own: Readonly<Record<string, string>> = {
  hosts: '127.0.0.1 localhost\n::1 localhost\n',
  'nsswitch.conf': 'passwd: files\nhosts: files\nservices: files\nprotocols: files\n',
  passwd: 'nobody:x:65534:65534:nobody:/tmp:/usr/sbin/nologin\n',
};

function copyLists(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of listNames) {
    const text = own[name];
    if (text !== undefined) writeFileSync(join(folder, name), text);
    else if (existsSync(`/etc/${name}`))
      cpSync(`/etc/${name}`, join(folder, name), { recursive: true, verbatimSymlinks: true });
  }
}

// Everybody may read it, whatever the checkout's own modes are. Also used of what was handed in.
export function letRead(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return;
  chmodSync(path, found.isDirectory() || (found.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (found.isDirectory()) for (const name of readdirSync(path)) letRead(join(path, name));
}
