import type { Student } from '../../class-vocabulary.ts';
import type { CheckReport, Failure, Report } from '../../vocabulary.ts';
import { marks } from '../checks.ts';
import { closing } from '../closing.ts';
import { numberOf } from '../number.ts';
import { bytes, drawing, lastWords } from './drawing.ts';
import { block, code, spoken, strong } from './markdown.ts';

// What one student is told about one lesson, as Markdown. It holds what her own `wirebook check` would show, and nothing of others.
export const feedbackMarkdown = (student: Student, report: Report): string =>
  [
    `# ${spoken(`${numberOf(report.lesson)} ${report.title}`)}`,
    '',
    `${spoken(student.name)} (${code(student.id)}): **${report.points} of ${report.outOf} points**`,
    '',
    ...closing(report).flatMap(words => [spoken(words, 500), '']),
    ...(report.advisory === undefined ? [] : [`Note: ${spoken(report.advisory, 500)}`, '']),
    '## Checks',
    '',
    ...report.checks.flatMap(check => [head(check), ...(check.failure ? detail(check, check.failure) : [])]),
    '',
    `Repeat it with seed ${report.seed}.`,
    '',
  ].join('\n');

function head({ id, claim, outcome, because }: CheckReport): string {
  const name = `- ${marks[outcome]} ${code(id)} ${spoken(claim)}`;
  if (outcome === 'passed' || outcome === 'failed') return name;
  const free = outcome === 'broken' || because?.reason === 'unavailable' ? ' (costs no point)' : '';
  return `${name} ${outcome === 'broken' ? 'Could not be judged' : 'Skipped'}: ${spoken(because?.words ?? '')}${free}`;
}

// Everything of a check stands below its entry in the list.
function detail(check: CheckReport, failure: Failure): string[] {
  const { sentence, hint, readOn, repeat } = failure;
  const rows = [
    ...part(drawing(check, failure)),
    ...part(bytes(failure)),
    ...part(lastWords(failure)),
    '',
    strong(sentence),
    '',
    `- Next: ${spoken(hint, 500)}`,
    `- Read: ${code(readOn)}`,
    `- Again: ${code(repeat)}`,
    '',
  ];
  return rows.map(row => (row === '' ? '' : `  ${row}`));
}

const part = (rows: readonly string[]): string[] => (rows.length === 0 ? [] : ['', ...block(rows)]);
