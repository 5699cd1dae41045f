import { lessons, programsOf } from '../lesson/catalogue.ts';
import { lessonIn } from '../progress/progress.ts';
import { terminal } from '../report/terminal.ts';
import { gradeOnce } from './check.ts';
import { known } from './kept.ts';
import { recorded } from './recording.ts';
import type { Surroundings } from './surroundings.ts';

const asItIs = { program: [], run: [], only: [] };

// Grades the first lesson that is not solved yet, and says what to do next.
export async function next(around: Surroundings): Promise<number> {
  const progress = await known(around);
  for (const folder of lessons(around.root).filter(({ name }) => !lessonIn(progress, name).solved)) {
    const { report, lesson } = await recorded(folder, asItIs, around, () =>
      gradeOnce(folder, asItIs, around),
    );
    if (report.outcome === 'passed') continue;
    const files = programsOf(lesson.checks).map(({ file }) => `lessons/${folder.name}/${file}`);
    around.print(terminal(report, around.look));
    around.print(
      `\nRead   lessons/${folder.name}/README.md\nEdit   ${[...new Set(files)].join('\n       ')}\nThen   npx wirebook\n`,
    );
    return report.outcome === 'broken' ? 3 : 1;
  }
  around.print('Every lesson is solved. `npx wirebook list` shows them all.\n');
  return 0;
}
