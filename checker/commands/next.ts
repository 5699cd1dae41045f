import { lessons, load, programsOf } from '../lesson/catalogue.ts';
import { terminal } from '../report/terminal.ts';
import { gradeOnce } from './check.ts';
import type { Surroundings } from './surroundings.ts';

// Grades the first lesson that is not solved yet, and says what to do next.
export async function next(around: Surroundings): Promise<number> {
  for (const folder of lessons(around.root)) {
    const { report } = await gradeOnce(folder, { program: [], run: [], only: [] }, around);
    if (report.outcome === 'passed') continue;
    const { checks } = await load(around.root, folder);
    const files = [...new Set(programsOf(checks).map(({ file }) => `lessons/${folder.name}/${file}`))];
    around.print(terminal(report, around.look));
    around.print(
      `\nRead   lessons/${folder.name}/README.md\nEdit   ${files.join('\n       ')}\nThen   npx wirebook\n`,
    );
    return report.outcome === 'broken' ? 3 : 1;
  }
  around.print('Every lesson is solved. `npx wirebook list` shows them all.\n');
  return 0;
}
