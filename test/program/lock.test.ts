import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { locked, type Terms } from '../../checker/program/lock.ts';
import { folderWith } from '../support/stagehand.ts';

const terms: Terms = { name: 'work', patienceMs: 1_000, longestMs: 60_000 };

describe('the lock', () => {
  const here = hostname().replaceAll(/[^\w.]/g, '_');
  const hold = (root: string, holder: string): void => {
    mkdirSync(join(root, 'work.lock'));
    writeFileSync(join(root, 'work.lock', holder), '');
  };

  it('of a process that is gone is no lock, and what it left is taken away', async () => {
    const root = folderWith({});
    hold(root, `${here}-999999999-1-1`);
    mkdirSync(join(root, `work.lock.${here}-999999999-1-2`));
    writeFileSync(join(root, `work.json.${here}-999999999-1-1`), 'half');
    expect(await locked(root, terms, () => Promise.resolve('done'))).toBe('done');
    expect(readdirSync(root)).toEqual(['work.lock']);
    expect(readdirSync(join(root, 'work.lock'))).toEqual([]);
  });

  it('of another machine holds, and whoever waits too long is told whose it is', async () => {
    const root = folderWith({});
    hold(root, 'elsewhere-1-1-1');
    await expect(locked(root, terms, () => Promise.resolve())).rejects.toThrow('elsewhere-1-1-1');
    expect(readdirSync(root)).toEqual(['work.lock']);
  });

  it('that somebody else has broken is known to be lost', async () => {
    const root = folderWith({});
    await locked(root, terms, async ({ held }) => {
      expect(await held()).toBe(true);
      for (const entry of readdirSync(join(root, 'work.lock'))) rmSync(join(root, 'work.lock', entry));
      expect(await held()).toBe(false);
    });
  });

  it('admits one at a time', async () => {
    const root = folderWith({});
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 10 }, () =>
        locked(root, terms, async () => {
          most = Math.max(most, ++inside);
          await pause(2);
          inside--;
        }),
      ),
    );
    expect(most).toBe(1);
  });
});
