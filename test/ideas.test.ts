import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linkFaults } from '../checker/author/verify/links.ts';
import { lessons, load } from '../checker/lesson/catalogue.ts';
import { root } from './support/stagehand.ts';

const path = join(root, 'lessons');
const page = readFileSync(join(path, 'README.md'), 'utf8');
const ideas = /^## Ideas\n(.*?)^## /ms.exec(page)?.[1] ?? '';
const rows = ideas.split('\n').filter(row => row.includes('README.md'));
const named = (row: string, pattern: RegExp): string[] =>
  [...row.matchAll(pattern)].flatMap(([, name]) => name ?? []);

describe('the table of what is taught where', () => {
  it('leads only to headings that are there', () => {
    expect(linkFaults(root, { name: '', path, walkthrough: page })).toEqual([]);
  });

  it('names only checks and predictions that there are, of the lessons that it names', async () => {
    expect(rows.length).toBeGreaterThan(20);
    const loaded = await Promise.all(
      lessons(root).map(async one => [one.name, await load(root, one)] as const),
    );
    for (const row of rows) {
      const taught = named(row, /\]\(([\w-]+)\/README\.md/g);
      const there = loaded
        .filter(([name]) => taught.includes(name))
        .flatMap(([, { checks, predictions }]) => [...checks, ...predictions].map(({ id }) => id));
      for (const id of [...named(row, /`([a-z]+(?:-[a-z]+)+)`/g), ...named(row, /\*([a-z-]+)\*/g)])
        expect(there, row).toContain(id);
    }
  });
});
