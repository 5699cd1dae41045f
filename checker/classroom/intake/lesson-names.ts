import { composed } from './names.ts';

// A lesson to be graded. `programs` are the files one may hand in for it; where programs are started by a command there are none, and every file will do.
export interface Wanted {
  readonly name: string;
  readonly number: string;
  readonly programs: readonly string[];
}

// Whether a folder is called as people call this lesson: 04-tcp-uppercase, 04, Lesson 4, lesson-04-tcp-uppercase (1), 04-1.
export function isCalled(folder: string, { name, number }: Pick<Wanted, 'name' | 'number'>): boolean {
  const called = spelt(folder).replace(/^lesson-?/, '');
  const isIt = (one: string): boolean =>
    /^\d{1,2}$/.test(one) ? Number(one) === Number(number) : one.padStart(name.length, '0') === name;
  return isIt(called) || isIt(called.replace(/-\d{1,2}$/, ''));
}

// Whether a folder is called as some lesson is, be it graded or not. (`lesson-04-ada` may be Ada's.)
export const isLessonLike = (folder: string): boolean =>
  /^(?:(?:lesson-?)?\d{1,2}|\d\d-[a-z][a-z0-9-]*)$/.test(spelt(folder));

const spelt = (folder: string): string =>
  composed(folder)
    .toLowerCase()
    .trim()
    .replace(/\s*\(\d+\)$/, '')
    .replace(/[\s_-]+/g, '-');
