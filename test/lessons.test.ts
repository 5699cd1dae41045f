import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { brief } from '../checker/author/verify/care.ts';
import { cloneFindings } from '../checker/author/verify/clone.ts';
import { proveLesson } from '../checker/author/verify/lesson.ts';
import { Workshop } from '../checker/author/verify/workshop.ts';
import { lessons } from '../checker/lesson/catalogue.ts';

const root = resolve(import.meta.dirname, '..');
const workshop = new Workshop(root);
afterAll(() => {
  workshop.close();
});

// In a clone from which an instructor has taken the solutions there is nothing to prove a lesson with.
describe.skipIf(!existsSync(join(root, 'solutions')))('the lessons', () => {
  it('are numbered from 01 without a gap, and are the same in all three places', () => {
    expect(cloneFindings(root)).toEqual([]);
  });

  // They wait for each other, so one's time says little about it.
  describe.concurrent('each for itself,', () => {
    it.for(lessons(root).map(folder => [folder.name, folder] as const))(
      '%s has a solution that passes, wrong programs that are named and a walkthrough that is true',
      { timeout: 30 * 60_000 },
      async ([, folder]) => {
        const { findings } = await proveLesson(folder, workshop, { ...brief, clone: "a learner's" });
        expect(findings.map(({ words }) => words)).toEqual([]);
      },
    );
  });
});
