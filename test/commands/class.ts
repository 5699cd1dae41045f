import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ClassReport } from '../../checker/class-vocabulary.ts';
import { folderWith, root } from '../support/stagehand.ts';

// A folder of a class: what each student handed in for lesson 01, the solution where nothing is said.
export function classWith(students: Students): string {
  const folder = join(folderWith({}), 'class');
  fill(folder, students);
  return folder;
}

// The same in a folder of one's own.
export function fill(folder: string, students: Students): void {
  for (const [student, source] of Object.entries(students)) {
    const place = join(folder, student, '01-hello-client');
    mkdirSync(place, { recursive: true });
    if (source === undefined) cpSync(join(root, 'solutions/01-hello-client'), place, { recursive: true });
    else writeFileSync(join(place, 'client.ts'), source);
  }
}

type Students = Readonly<Record<string, string | undefined>>;

// A folder that there is not yet, beside the class's.
export const beside = (folder: string, name = 'out'): string => join(dirname(folder), name);

// The report in an OUT, without what differs between two runs.
export function reportIn(out: string): ClassReport {
  const report = ClassReport.parse(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')));
  return { ...report, results: report.results.map(result => ({ ...result, durationMs: 0 })) };
}

export const nothing = '// Nothing yet.';
export const killsItsGrader = "process.kill(process.ppid, 'SIGKILL'); setInterval(() => {}, 1000);";
