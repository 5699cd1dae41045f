import type { Report } from '../vocabulary.ts';
import { plain, plural } from '../wire/shown.ts';
import { checks } from './checks.ts';
import { closing } from './closing.ts';
import { edges, paragraph } from './layout.ts';
import { lookOf, type Looks } from './look.ts';
import { numberOf } from './number.ts';

// A graded lesson at one look, ended by a newline. Only commands and paths, which are to be copied, may be longer than a row.
export function terminal(report: Report, looks: Looks = {}): string {
  const look = lookOf(looks);
  const { columns, paint } = look;
  const passed = report.checks.filter(({ outcome }) => outcome === 'passed').length;
  const all = report.checks.length;
  const title = plain(`${numberOf(report.lesson)} ${report.title}`);
  const lines = [
    ...edges(title, `${passed} of ${all} ${plural(all, 'check')}`, columns).map(paint.bold),
    '',
    ...checks(report, look),
    '',
    ...closing(report).flatMap(words => paragraph(words, columns, 2)),
    ...(report.advisory === undefined ? [] : paragraph(`Note: ${report.advisory}`, columns, 2, 6)),
  ];
  const single = lines.filter((line, at) => line !== '' || lines[at - 1] !== '');
  return `${single.join('\n')}\n`;
}
