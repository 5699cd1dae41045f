import { lessons, load, programsOf } from '../lesson/catalogue.ts';
import type { Surroundings } from './surroundings.ts';

// All lessons in order, with what a learner writes in each.
export async function list({ root, print }: Surroundings): Promise<number> {
  const rows = await Promise.all(
    lessons(root).map(async folder => {
      const { title, checks } = await load(root, folder);
      const files = [...new Set(programsOf(checks).map(({ file }) => file))].join(', ');
      return { number: folder.number, title, files, checks: checks.length, name: folder.name };
    }),
  );
  const width = Math.max(...rows.map(({ title }) => title.length));
  const text = rows.map(
    ({ number, title, files, checks }) =>
      `${number}  ${title.padEnd(width)}  ${String(checks).padStart(2)} checks  ${files}`,
  );
  const first = rows[0];
  const next = first
    ? `\nRead lessons/${first.name}/README.md, then grade it: npx wirebook check ${first.number}`
    : '\nThere are no lessons here.';
  print(`${[...text, next].join('\n')}\n`);
  return 0;
}
