import { Report } from '../vocabulary.ts';

// What `check --json` prints, ended by a newline. Throws where the report breaks its own schema: a fault of the checker.
export const json = (report: Report): string => `${JSON.stringify(Report.parse(report), null, 2)}\n`;
