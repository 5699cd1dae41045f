import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lessons } from '../../lesson/catalogue.ts';
import { fault, type Finding } from './fault.ts';

const places = ['lessons', 'solutions', 'test/lessons', 'skeletons'] as const;

// What is wrong with the folders of a clone: a name that is no lesson's, one that has no lesson, a number that is missing or stands twice.
export function cloneFindings(root: string): Finding[] {
  const all = lessons(root);
  const names = new Set(all.map(({ name }) => name));
  const astray = places.flatMap(place =>
    entries(join(root, place))
      .filter(name => !names.has(name) && !(place === 'lessons' && name === 'README.md'))
      .map(name => ({ lesson: name, ...fault(notALesson(place)) })),
  );
  const numbers = all.map(({ number }) => Number(number));
  const gaps = Array.from({ length: Math.max(0, ...numbers) }, (_, at) => at + 1)
    .filter(number => !numbers.includes(number))
    .map(number => ({ lesson: twoDigits(number), ...fault('no lesson has this number; later ones have') }));
  const twice = all
    .filter(({ number }, at) => all.findIndex(other => other.number === number) < at)
    .map(({ name }) => ({ lesson: name, ...fault('another lesson has the same number') }));
  return [...astray, ...gaps, ...twice];
}

const notALesson = (place: (typeof places)[number]): string =>
  place === 'lessons'
    ? "stands in lessons/, but is no folder with a lesson's name, as in 04-tcp-uppercase"
    : `stands in ${place}/, but lessons/ has no such folder`;

const entries = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

const twoDigits = (number: number): string => String(number).padStart(2, '0');
