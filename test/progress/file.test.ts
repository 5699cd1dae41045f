import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../checker/bundle.mjs';
import { readProgress, updateProgress } from '../../checker/progress/file.ts';
import { hintShown } from '../../checker/progress/hints.ts';
import { lessonIn, nothingYet, Progress } from '../../checker/progress/progress.ts';
import { folderWith, root as repository } from '../support/stagehand.ts';

let writer = '';
beforeAll(async () => {
  const made = await bundle(join(import.meta.dirname, 'writer.ts'), {
    root: repository,
    packages: 'external',
  });
  if (!made.bundled) throw new Error(made.faults.map(({ text }) => text).join('\n'));
  writer = made.file;
});

const writing = (root: string, check: string, times: number): ChildProcess =>
  spawn(process.execPath, [writer, root, check, String(times)], { stdio: ['ignore', 'pipe', 'inherit'] });

const ended = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => child.once('close', () => resolve()));

const hint = (root: string, check: string): Promise<number | undefined> =>
  readProgress(root).then(({ progress }) => lessonIn(progress, '01-one').hints[check]);

const left = (root: string): string[] => readdirSync(join(root, '.wirebook')).sort();

describe('the file of progress', () => {
  it('holds nothing before anything is written, and is not made by reading', async () => {
    const root = folderWith({});
    expect(await readProgress(root)).toEqual({ progress: nothingYet, notices: [] });
    expect(readdirSync(root)).toEqual([]);
  });

  it('gives back what was written, and stands alone in its folder but for the lock', async () => {
    const root = folderWith({});
    const { progress } = await updateProgress(root, before => hintShown(before, '01-one', 'a', 2));
    expect(await readProgress(root)).toEqual({ progress, notices: [] });
    expect(left(root)).toEqual(['progress.json', 'progress.lock']);
  });

  it('is whole, and has lost no write that was told of, however often its writer is killed', async () => {
    const root = folderWith({});
    for (let round = 0; round < 20; round++) {
      let told = 0;
      const child = writing(root, 'killed', 1_000_000);
      if (child.stdout) createInterface(child.stdout).on('line', line => (told = Number(line)));
      while (told === 0) await pause(2);
      await pause(Math.random() * 30);
      child.kill('SIGKILL');
      await ended(child);
      const text = readFileSync(join(root, '.wirebook/progress.json'), 'utf8');
      Progress.parse(JSON.parse(text));
      expect(await hint(root, 'killed')).toBeGreaterThanOrEqual(told);
    }
    await updateProgress(root, before => hintShown(before, '01-one', 'after', 1));
    expect(left(root)).toEqual(['progress.json', 'progress.lock']);
  });

  it('keeps what several processes write at once', async () => {
    const root = folderWith({});
    const names = ['a', 'b', 'c'];
    await Promise.all(names.map(name => ended(writing(root, name, 30))));
    expect(lessonIn((await readProgress(root)).progress, '01-one').hints).toEqual({ a: 30, b: 30, c: 30 });
  });

  it('keeps what one process writes at once', async () => {
    const root = folderWith({});
    const names = Array.from({ length: 20 }, (_, at) => `check-${at}`);
    await Promise.all(
      names.map(name => updateProgress(root, before => hintShown(before, '01-one', name, 1))),
    );
    expect(Object.keys(lessonIn((await readProgress(root)).progress, '01-one').hints).sort()).toEqual(
      names.sort(),
    );
  });
});

describe('a file that cannot be understood is kept aside, and said', () => {
  const damaged = ['', '{', 'null', '[]', '{"schema":"wirebook/progress@1"}', '{"schema":7,"lessons":{}}'];
  it.each(damaged)('%j as damaged', async text => {
    const root = folderWith({});
    mkdirSync(join(root, '.wirebook'));
    writeFileSync(join(root, '.wirebook/progress.json'), text);
    const { progress, notices } = await readProgress(root);
    expect(progress).toEqual(nothingYet);
    expect(notices).toEqual([
      '.wirebook/progress.json is damaged; it is kept as .wirebook/progress.damaged-1.json, and a new one begins.',
    ]);
    expect(readFileSync(join(root, '.wirebook/progress.damaged-1.json'), 'utf8')).toBe(text);
    expect(await readProgress(root)).toEqual({ progress: nothingYet, notices: [] });
  });

  it('one of a newer Wirebook as newer, also by who writes', async () => {
    const root = folderWith({});
    mkdirSync(join(root, '.wirebook'));
    writeFileSync(join(root, '.wirebook/progress.newer-1.json'), 'an earlier one');
    const text = '{"schema":"wirebook/progress@2","lessons":[]}';
    writeFileSync(join(root, '.wirebook/progress.json'), text);
    const { notices } = await updateProgress(root, before => hintShown(before, '01-one', 'a', 1));
    expect(notices).toEqual([
      '.wirebook/progress.json was written by a newer Wirebook (its version is 2, this one knows 1); it is kept as .wirebook/progress.newer-2.json, and a new one begins.',
    ]);
    expect(readFileSync(join(root, '.wirebook/progress.newer-1.json'), 'utf8')).toBe('an earlier one');
    expect(readFileSync(join(root, '.wirebook/progress.newer-2.json'), 'utf8')).toBe(text);
    expect(await hint(root, 'a')).toBe(1);
  });
});

describe('where progress cannot be kept', () => {
  it('that is said in one line, and the change holds for this once', async () => {
    const root = folderWith({ '.wirebook': 'a file in the way' });
    const { progress, notices } = await updateProgress(root, before => hintShown(before, '01-one', 'a', 1));
    expect(lessonIn(progress, '01-one').hints).toEqual({ a: 1 });
    expect(notices).toEqual([
      'Your progress could not be kept: .wirebook/progress.json cannot be written (EEXIST).',
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('a file that may not be read is left as it is', async () => {
    const root = folderWith({});
    await updateProgress(root, before => hintShown(before, '01-one', 'a', 1));
    chmodSync(join(root, '.wirebook/progress.json'), 0);
    expect((await readProgress(root)).notices).toEqual([
      '.wirebook/progress.json cannot be read (EACCES); it is left as it is.',
    ]);
  });
});
