import { intake } from '../../classroom/intake.ts';
import type { Run } from '../../classroom/journal/run.ts';
import { partOf } from '../../classroom/shard.ts';
import type { Intake } from '../../classroom/work.ts';
import { programsOf, type Loaded } from '../../lesson/catalogue.ts';

// What was handed in, and falls to this shard. Files that had to be unpacked are kept in `scratch`.
export async function foundIn(
  folder: string,
  lessons: readonly Loaded[],
  { commands, roster, shard }: Run,
  scratch: string,
): Promise<Intake> {
  const wanted = lessons.map(({ name, number, checks }) => {
    const programs = programsOf(checks);
    const byCommand = programs.some(({ role }) => role in commands);
    return { name, number, programs: byCommand ? [] : programs.map(({ file }) => file) };
  });
  const options = { lessons: wanted, scratch, ...(roster !== null && { roster }) };
  const found = await intake(folder, options);
  return shard ? partOf(found, shard) : found;
}

// How it is to be graded, in one line.
export function termsLine({ seed, shard, sandbox }: Run, jobs: number): string {
  const part = shard ? `shard ${shard.index} of ${shard.of}, ` : '';
  const where = sandbox === 'none' ? 'without a sandbox' : 'each in a sandbox of its own';
  return `Graded with seed ${seed}, ${part}${where}, ${jobs} side by side.`;
}
