import { join } from 'node:path';
import { ClassReport } from '../../class-vocabulary.ts';
import { writeWhole } from './whole.ts';

// The class's report as JSON, of which all others are made.
export const reportFile = (out: string): string => join(out, 'report.json');

// All that is made of a class's report, each file whole at any moment.
export async function writeReports(out: string, report: ClassReport): Promise<void> {
  await writeWhole(reportFile(out), `${JSON.stringify(ClassReport.parse(report), null, 1)}\n`);
}
