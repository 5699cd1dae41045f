import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checksOf } from '../../checker/classroom/checks.ts';
import { lessons } from '../../checker/lesson/catalogue.ts';
import { folderWith } from '../support/stagehand.ts';

function clone(): { root: string; put: (path: string, text: string) => void } {
  const root = folderWith({ 'package-lock.json': '{}' });
  const put = (path: string, text: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const lesson of ['01-one', '02-two']) put(`lessons/${lesson}/checks.ts`, `checks of ${lesson}`);
  put('checker/grading/grade.ts', 'grades');
  return { root, put };
}

const changedBy = (path: string): string[] => {
  const { root, put } = clone();
  const before = checksOf(root, lessons(root));
  put(path, 'something else');
  const after = checksOf(root, lessons(root));
  return Object.keys(before).filter(lesson => before[lesson] !== after[lesson]);
};

describe('by what a lesson is graded', () => {
  it('is the same in another clone', () => {
    const [one, other] = [clone(), clone()];
    expect(checksOf(one.root, lessons(one.root))).toEqual(checksOf(other.root, lessons(other.root)));
  });

  it.each([
    ['its checks', 'lessons/01-one/checks.ts', ['01-one']],
    ['its walkthrough, to which reports point', 'lessons/01-one/README.md', ['01-one']],
    ['the checker', 'checker/grading/grade.ts', ['01-one', '02-two']],
    ['the libraries', 'package-lock.json', ['01-one', '02-two']],
    ['nothing that a learner has written', 'lessons/01-one/server.ts', []],
    ['nothing that is only read', 'checker/classroom/README.md', []],
  ])('is %s', (_, path, lessons) => {
    expect(changedBy(path)).toEqual(lessons);
  });
});
