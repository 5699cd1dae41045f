import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Finished } from '../support/command.ts';
import { root as repository } from '../support/stagehand.ts';

// For node: a clone's checker is a link to the project's own, so that it is bundled only once, and is not to be followed to the project's lessons.
export const asClone = '--preserve-symlinks-main';

// A clone without lessons, in which a test may write everywhere but in the checker.
export class Clone {
  readonly root = mkdtempSync(join(tmpdir(), 'wirebook-clone-'));

  constructor() {
    for (const shared of ['checker', 'node_modules'])
      symlinkSync(join(repository, shared), join(this.root, shared));
    this.write('package.json', '{ "type": "module" }');
    for (const place of ['lessons', 'solutions', 'test/lessons'])
      mkdirSync(join(this.root, place), { recursive: true });
  }

  read = (path: string): string => readFileSync(join(this.root, path), 'utf8');

  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  removeFolder(path: string): void {
    rmSync(join(this.root, path), { recursive: true });
  }

  // Runs this clone's own `wirebook` to its end.
  async wirebook(...args: readonly string[]): Promise<Finished> {
    const { PATH, HOME } = process.env;
    const child = spawn(process.execPath, [asClone, join(this.root, 'checker/bin.mjs'), ...args], {
      cwd: this.root,
      env: { PATH, HOME },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [stdout, stderr, status] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise<number | null>(resolve => child.on('close', resolve)),
    ]);
    return { status, stdout, stderr };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
