import type { Folder } from '../lesson/catalogue.ts';
import { UsageFault } from '../usage.ts';
import { quoted } from './intake/names.ts';

// The lessons that `--lessons` asks for, in order and each once: numbers, folder names and ranges, as in 01-05,07. Without it all. Throws UsageFault on what there is not.
export function wanted(asked: string | undefined, lessons: readonly Folder[]): readonly Folder[] {
  if (asked === undefined) return lessons;
  const chosen = new Set(asked.split(',').flatMap(part => meant(part.trim(), lessons)));
  return lessons.filter(lesson => chosen.has(lesson));
}

function meant(part: string, lessons: readonly Folder[]): readonly Folder[] {
  const [, from = '', to = from] = /^(\d+)(?:\s*-\s*(\d+))?$/.exec(part) ?? [];
  if (from === '') return [found(part, lessons)];
  const first = lessons.indexOf(found(from, lessons));
  const last = lessons.indexOf(found(to, lessons));
  if (last < first) throw new UsageFault(`--lessons ${quoted(part)} runs backwards; write ${to}-${from}.`);
  return lessons.slice(first, last + 1);
}

function found(name: string, lessons: readonly Folder[]): Folder {
  const lesson = lessons.find(
    one => one.name === name || (/^\d+$/.test(name) && Number(one.number) === Number(name)),
  );
  if (lesson) return lesson;
  const all = lessons.map(({ number }) => number).join(', ');
  throw new UsageFault(
    name === ''
      ? `--lessons takes numbers, names and ranges with commas between, as in 01-05,07; one of them is empty.`
      : `--lessons asks for ${quoted(name)}, and there is no such lesson; there are ${all}.`,
  );
}
