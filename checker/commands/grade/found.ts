import { intake } from '../../classroom/intake.ts';
import type { Run } from '../../classroom/journal/run.ts';
import { partOf } from '../../classroom/shard.ts';
import type { Intake } from '../../classroom/work.ts';
import { programsOf, type Loaded } from '../../lesson/catalogue.ts';
import { scratchFolder } from '../../program/sweep.ts';
import { counted, inLine } from '../../report/class/words.ts';
import { paragraph } from '../../report/layout.ts';
import type { Looks } from '../../report/look.ts';
import { numberOf } from '../../report/number.ts';

// What was handed in, and falls to this shard. Files that had to be unpacked are kept until this process ends.
export async function foundIn(
  folder: string,
  lessons: readonly Loaded[],
  { commands, roster, shard }: Run,
): Promise<Intake> {
  const wanted = lessons.map(({ name, number, checks }) => {
    const programs = programsOf(checks);
    const byCommand = programs.some(({ role }) => role in commands);
    return { name, number, programs: byCommand ? [] : programs.map(({ file }) => file) };
  });
  const options = { lessons: wanted, scratch: scratchFolder(), ...(roster !== null && { roster }) };
  const found = await intake(folder, options);
  return shard ? partOf(found, shard) : found;
}

// That in words, before anything of it runs.
export function saidOf(
  { students, works, absences, remarks }: Intake,
  { seed, shard }: Run,
  looks: Looks,
): string {
  const { columns = 80 } = looks;
  const missing = absences.filter(({ state }) => state === 'missing').length;
  const unusable = absences.filter(({ state }) => state === 'not graded');
  const whole = shard ? ` in shard ${shard.index} of ${shard.of}` : '';
  const rows = [
    `${counted(students.length, 'student')}${whole}: ${counted(works.length, 'work')} to grade, ${missing} missing, ${unusable.length} that cannot be used. Seed ${seed}.`,
    ...unusable.map(({ student, lesson, words }) => `${student} ${numberOf(lesson)}: ${words}`),
    ...remarks,
  ];
  return `${rows.flatMap(row => paragraph(inLine(row), columns, 0, 2)).join('\n')}\n`;
}
