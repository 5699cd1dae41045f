import type { ClassReport } from '../../class-vocabulary.ts';
import { copied, paragraph } from '../layout.ts';
import { lookOf, type Looks } from '../look.ts';
import { numberOf } from '../number.ts';
import { differing } from './differing.ts';
import { gradings, type Grading } from './gradings.ts';
import { ideas } from './ideas.ts';
import { counted, inLine } from './words.ts';

const mostIdeas = 5;
const mostSpoilt = 20;

// What is said on a terminal once a class is graded: how many, which ideas most are missing, what could not be graded, where to look.
export function closing(report: ClassReport, out: string, looks: Looks): string {
  const { columns, paint } = lookOf(looks);
  const works = gradings(report);
  const spoilt = works.filter(isSpoilt);
  const rows = [
    '',
    ...paragraph(figures(works), columns, 0).map(paint.bold),
    ...missingIdeas(report, columns),
    ...unlike(report, columns),
    ...notGraded(spoilt, columns),
    '',
    ...copied('Reports', `${out}/index.html`, columns, 0),
    ...paragraph('beside it feedback/, grades.csv, gradebook.csv, summary.md, junit.xml', columns, 9),
  ];
  return `${rows.join('\n')}\n`;
}

// Whether the checker, the sandbox or the machine failed at it, at least at one check of it.
export const isSpoilt = ({ result: { state, checks } }: Pick<Grading, 'result'>): boolean =>
  state === 'not graded' || checks.some(({ outcome }) => outcome === 'broken');

function figures(works: readonly Grading[]): string {
  const having = (state: Grading['result']['state']) =>
    works.filter(({ result }) => result.state === state).length;
  const passed = works.filter(({ result }) => result.outcome === 'passed').length;
  return `${counted(having('graded'), 'work')} graded (${passed} passed whole), ${having('missing')} missing, ${having('not graded')} not graded.`;
}

function missingIdeas(report: ClassReport, columns: number): string[] {
  const found = ideas(report);
  if (found.length === 0) return [];
  const rows = found
    .slice(0, mostIdeas)
    .flatMap(({ sentence, students, lessons }) =>
      paragraph(
        `${counted(students.length, 'student')}: ${inLine(sentence)} (${lessons.map(numberOf).join(', ')})`,
        columns,
        2,
        2,
      ),
    );
  return ['', 'Ideas most often missing:', ...rows];
}

function unlike(report: ClassReport, columns: number): string[] {
  const count = differing(report).length;
  if (count === 0) return [];
  const was = count === 1 ? 'was' : 'were';
  const words = 'judged on other points than most; the pages say which, and why.';
  return ['', ...paragraph(`${counted(count, 'work')} ${was} ${words}`, columns, 0)];
}

function notGraded(spoilt: readonly Grading[], columns: number): string[] {
  if (spoilt.length === 0) return [];
  const rows = spoilt
    .slice(0, mostSpoilt)
    .flatMap(({ student, lesson, result }) =>
      paragraph(`${inLine(student.id)} ${lesson.number}: ${inLine(whyOf(result))}`, columns, 2, 2),
    );
  const more = spoilt.length - mostSpoilt;
  return [
    '',
    'Could not be graded, which is no zero; --resume tries these again:',
    ...rows,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function whyOf({ because, checks }: Grading['result']): string {
  const broken = checks.filter(({ outcome }) => outcome === 'broken');
  if (broken.length === 0) return because ?? 'no reason is known';
  return broken.map(({ id, because = 'broken' }) => `${id}: ${because}`).join('; ');
}
