import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundle } from '../../checker/bundle.mjs';
import { folderWith, root as repository } from '../support/stagehand.ts';

const eightDaysMs = 8 * 24 * 3600 * 1000;

it('the cache of modules keeps what is used, forgets what nobody used for a week, and minds nothing that it cannot remove', async () => {
  const root = folderWith({
    'package.json': '{}',
    'used.ts': 'export {};',
    'new.ts': 'export const one = 1;',
  });
  const cache = join(root, 'node_modules/.cache/wirebook');
  mkdirSync(join(cache, 'a-folder'), { recursive: true });
  symlinkSync(join(repository, 'node_modules/esbuild'), join(root, 'node_modules/esbuild'));
  const make = (name: string) => bundle(join(root, name), { root, packages: 'external' });
  const used = await make('used.ts');
  writeFileSync(join(cache, 'old.mjs'), '');
  const then = new Date(Date.now() - eightDaysMs);
  for (const name of readdirSync(cache)) utimesSync(join(cache, name), then, then);

  expect(await make('used.ts')).toEqual(used);
  await make('new.ts');

  expect(readdirSync(cache)).toContain('a-folder');
  expect(existsSync(join(cache, 'old.mjs'))).toBe(false);
  expect(existsSync(used.bundled ? used.file : '')).toBe(true);
});
