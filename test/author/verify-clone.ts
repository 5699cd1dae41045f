import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { it as bare } from 'vitest';
import { newLesson } from '../../checker/author/new.ts';
import { skeleton } from '../../checker/author/skeleton.ts';
import { quick, type Care } from '../../checker/author/verify/care.ts';
import { proveLesson, type Proved } from '../../checker/author/verify/lesson.ts';
import { words } from '../../checker/author/verify/words.ts';
import { Workshop } from '../../checker/author/verify/workshop.ts';
import { lessons } from '../../checker/lesson/catalogue.ts';

const repository = join(import.meta.dirname, '../..');

export const name = '01-echo-bytes';
export const files = {
  walkthrough: `lessons/${name}/README.md`,
  checks: `lessons/${name}/checks.ts`,
  predictions: `lessons/${name}/predictions.ts`,
  skeleton: `lessons/${name}/server.ts`,
  kept: `skeletons/${name}/server.ts`,
  solution: `solutions/${name}/server.ts`,
  wrong: `test/lessons/${name}/mangles-binary.ts`,
};

// A test that has such a clone of its own.
export const it = bare.extend<{ clone: Clone }>({
  clone: async ({ onTestFinished }, use) => {
    const clone = await Clone.make();
    onTestFinished(() => {
      clone.remove('.');
    });
    await use(clone);
  },
});

// A clone with one small lesson in which there is nothing to find, for a test to break.
export class Clone {
  readonly root = mkdtempSync(join(tmpdir(), 'wirebook-clone-'));

  static async make(): Promise<Clone> {
    const clone = new Clone();
    for (const shared of ['checker', 'node_modules', 'package.json'])
      symlinkSync(join(repository, shared), join(clone.root, shared));
    await newLesson(clone.root, name);
    clone.change(files.predictions, asThree);
    clone.change(files.walkthrough, text => `${text}\n### Eight bits\n\n<!-- explains: echoes-bytes -->\n`);
    clone.change(files.walkthrough, text => `${text}\n${'word '.repeat(1000 - words(text))}\n`);
    return clone;
  }

  write(path: string, text: string): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  // Throws where nothing changes: then the test would break nothing.
  change(path: string, how: (text: string) => string): void {
    const before = this.read(path);
    const after = how(before);
    if (after === before) throw new Error(`${path} is as it was`);
    this.write(path, after);
  }

  replace(path: string, what: string | RegExp, by: string): void {
    this.change(path, text => text.replace(what, () => by));
  }

  remove(path: string): void {
    rmSync(join(this.root, path), { recursive: true });
  }

  // More checks behind the one there is, and a place in the walkthrough for whatever they name.
  addChecks(source: string, ...explained: readonly string[]): void {
    this.replace(files.checks, /,\n {2}\],\n\}\);/, `,\n${source}\n  ],\n});`);
    this.explain(...explained);
  }

  explain(...ids: readonly string[]): void {
    this.change(files.walkthrough, text => `${text}\n### More\n\n<!-- explains: ${ids.join(' ')} -->\n`);
  }

  skeletonAnew(): void {
    for (const file of [files.skeleton, files.kept]) this.write(file, skeleton(this.read(files.solution)));
  }

  async proved(care: Care = quick): Promise<Proved> {
    const [folder] = lessons(this.root);
    if (!folder) throw new Error('the clone has no lesson');
    const workshop = new Workshop(this.root);
    try {
      return await proveLesson(folder, workshop, care);
    } finally {
      workshop.close();
    }
  }

  async found(care: Care = quick): Promise<string[]> {
    return (await this.proved(care)).findings.map(({ words: found }) => found);
  }
}

// The one prediction of the template under three names.
function asThree(text: string): string {
  const [, list = ''] = /export default \[(.*)\];/s.exec(text) ?? [];
  const three = ['first', 'second', 'third'].map(id => list.replace('one-byte-through-a-string', id));
  return text.replace(list, () => three.join(''));
}
