import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linkFaults } from '../checker/author/verify/links.ts';
import { lessons, load } from '../checker/lesson/catalogue.ts';
import { root } from './support/stagehand.ts';

const path = join(root, 'lessons');
const overview = readFileSync(join(path, 'README.md'), 'utf8');
const ideas =
  overview
    .split('\n## ')[1]
    ?.split('\n')
    .filter(row => row.startsWith('| ')) ?? [];
const met = ideas.map(row => row.split('|').at(-2) ?? '').join();
const named = (mark: RegExp): string[] => [...met.matchAll(mark)].flatMap(([, id]) => id ?? []);

describe('the table of ideas', () => {
  it('leads to headings that are there', () => {
    expect(linkFaults(root, { name: '..', path, walkthrough: overview })).toEqual([]);
  });

  it('names checks and predictions that are there', async () => {
    const all = await Promise.all(lessons(root).map(folder => load(root, folder)));
    const checks = new Set(all.flatMap(lesson => lesson.checks.map(({ id }) => id)));
    const predictions = new Set(all.flatMap(lesson => lesson.predictions.map(({ id }) => id)));
    expect(named(/`([a-z\d]+(?:-[a-z\d]+)+)`/g).filter(id => !checks.has(id))).toEqual([]);
    expect(named(/\*([a-z\d]+(?:-[a-z\d]+)+)\*/g).filter(id => !predictions.has(id))).toEqual([]);
    expect(named(/`([a-z\d]+(?:-[a-z\d]+)+)`/g).length).toBeGreaterThan(15);
  });
});
