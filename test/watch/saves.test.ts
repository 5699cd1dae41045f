import { renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { onSaves } from '../../checker/watch/saves.ts';
import { eventually } from '../support/leftovers.ts';
import { folderWith } from '../support/stagehand.ts';

function watching(): { folder: string; file: string; count: () => number } {
  const folder = folderWith({ 'server.ts': 'one', 'notes.md': 'mine' });
  let saves = 0;
  const { stop } = onSaves(folder, ['server.ts'], () => saves++);
  onTestFinished(stop);
  return { folder, file: join(folder, 'server.ts'), count: () => saves };
}

describe('a save is seen', () => {
  it.each<[string, (file: string) => void]>([
    ['written in place', file => writeFileSync(file, 'two')],
    [
      'written to a temporary file that takes its place',
      file => {
        writeFileSync(`${file}~`, 'two');
        renameSync(`${file}~`, file);
      },
    ],
    [
      'deleted and created',
      file => {
        rmSync(file);
        writeFileSync(file, 'two');
      },
    ],
  ])('%s', async (_, save) => {
    const { file, count } = watching();
    save(file);
    expect(await eventually(() => count() === 1)).toBe(true);
    await pause(700);
    expect(count()).toBe(1);
  });

  it('where no file events arrive', async () => {
    vi.doMock('chokidar', () => ({
      watch: () => ({ on: () => undefined, close: () => Promise.resolve() }),
    }));
    vi.resetModules();
    onTestFinished(() => vi.doUnmock('chokidar'));
    const deaf = await import('../../checker/watch/saves.ts');
    const folder = folderWith({ 'server.ts': 'one' });
    let saves = 0;
    const { stop } = deaf.onSaves(folder, ['server.ts'], () => saves++);
    onTestFinished(stop);
    writeFileSync(join(folder, 'server.ts'), 'two');
    expect(await eventually(() => saves === 1)).toBe(true);
  });

  it('when the file is gone for good', async () => {
    const { file, count } = watching();
    rmSync(file);
    expect(await eventually(() => count() === 1)).toBe(true);
  });
});

describe('no save is seen', () => {
  it.each<[string, (folder: string) => void]>([
    ['when a file is touched and holds what it held', folder => utimesSync(join(folder, 'server.ts'), 1, 1)],
    ['when another file is saved', folder => writeFileSync(join(folder, 'notes.md'), 'more')],
  ])('%s', async (_, does) => {
    const { folder, count } = watching();
    does(folder);
    await pause(700);
    expect(count()).toBe(0);
  });
});
