import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentOf, isSame, skeletonDigest } from '../../checker/progress/content.ts';
import { partOf } from '../../checker/progress/parts.ts';
import { restore, skeletonFiles } from '../../checker/progress/skeletons.ts';
import { folderWith } from '../support/stagehand.ts';

const name = '04-made-up';

function clone(files: Readonly<Record<string, string>>) {
  const root = folderWith({});
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  const folder = { name, number: '04', path: join(root, 'lessons', name) };
  const read = (file: string): string => readFileSync(join(folder.path, file), 'utf8');
  return {
    root,
    folder,
    read,
    write: (file: string, text: string) => write(`lessons/${name}/${file}`, text),
  };
}

const given = {
  [`lessons/${name}/checks.ts`]: 'checks',
  [`lessons/${name}/predictions.ts`]: 'predictions',
  [`lessons/${name}/server.ts`]: 'given',
  [`skeletons/${name}/server.ts`]: 'given',
};

describe('the content of a lesson', () => {
  it('is that of the skeleton until something is written', () => {
    const { root, folder, write } = clone(given);
    expect(contentOf(folder).programs).toBe(skeletonDigest(root, folder));
    write('server.ts', 'mine');
    expect(contentOf(folder).programs).not.toBe(skeletonDigest(root, folder));
  });

  it('changes with her programs and what they may import, and with the checks, each for itself', () => {
    const { folder, write } = clone(given);
    const before = contentOf(folder);
    write('lines.ts', 'a helper');
    const helped = contentOf(folder);
    expect({ ...helped, programs: before.programs }).toEqual(before);
    expect(isSame(before, helped)).toBe(false);
    write('checks.ts', 'other checks');
    expect(contentOf(folder)).toEqual({ ...contentOf(folder), programs: helped.programs });
    expect(isSame(helped, contentOf(folder))).toBe(false);
  });

  it('does not change with notes, predictions, the walkthrough and what a reset has kept', () => {
    const { folder, write } = clone(given);
    const before = contentOf(folder);
    for (const file of ['notes.md', 'README.md', 'predictions.ts', 'server.mine-1.ts']) write(file, 'new');
    expect(contentOf(folder)).toEqual(before);
  });

  it('parts files by their names, so that text moved from one to the next is a change', () => {
    const { folder, write } = clone(given);
    write('a.ts', 'xb.ts');
    write('b.ts', '');
    const before = contentOf(folder);
    write('a.ts', 'x');
    write('b.ts', 'b.ts');
    expect(contentOf(folder)).not.toEqual(before);
  });
});

describe('a reset', () => {
  it('puts the skeleton back and keeps what was written under the next free name', () => {
    const { root, folder, read, write } = clone(given);
    write('server.mine-1.ts', 'an earlier one');
    write('server.ts', 'mine');
    expect(restore(root, folder)).toEqual([
      { file: 'server.ts', was: 'written in', kept: 'server.mine-2.ts' },
    ]);
    expect([read('server.ts'), read('server.mine-1.ts'), read('server.mine-2.ts')]).toEqual([
      'given',
      'an earlier one',
      'mine',
    ]);
  });

  it('brings back a file that is gone, and leaves a skeleton alone', () => {
    const { root, folder, read } = clone(given);
    expect(restore(root, folder)).toEqual([{ file: 'server.ts', was: 'the skeleton' }]);
    rmSync(join(folder.path, 'server.ts'));
    expect(restore(root, folder)).toEqual([{ file: 'server.ts', was: 'missing' }]);
    expect(read('server.ts')).toBe('given');
    expect(readdirSync(folder.path).sort()).toEqual(['checks.ts', 'predictions.ts', 'server.ts']);
  });

  it('has nothing to restore where the clone has no skeletons', () => {
    const { root, folder } = clone({ [`lessons/${name}/server.ts`]: 'mine' });
    expect(skeletonFiles(root, folder)).toEqual([]);
    expect(skeletonDigest(root, folder)).toBeUndefined();
  });
});

describe('the part of a lesson', () => {
  it.each([
    [1, 'Part I'],
    [10, 'Part I'],
    [11, 'Part II'],
    [18, 'Part II'],
    [19, 'Part III'],
    [23, 'Part III'],
    [24, 'Part IV'],
    [32, 'Part IV'],
    [33, 'Beyond the book'],
  ])('%i is %s', (number, part) => {
    expect(partOf(number).name).toBe(part);
  });
});
