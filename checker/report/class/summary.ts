import type { ClassLesson, ClassReport, Student } from '../../class-vocabulary.ts';
import { differing } from './differing.ts';
import { finder, gradings, type Grading } from './gradings.ts';
import { ideas } from './ideas.ts';
import { cellCode, spoken, table } from './markdown.ts';
import { pointsToBook, rounded } from './points.ts';
import { counted } from './words.ts';

// The class as a GitHub job summary: figures, what a person should look at, the ideas most are missing, and everybody's points.
// GitHub takes 1 MiB; this stays well below, whatever the class: lists and texts are cut, and say so.
export function summary(report: ClassReport): string {
  const parts = [
    ['# Class report', '', figures(report)],
    lessonsTable(report),
    toLookAt(report),
    missingIdeas(report),
    pointsTable(report),
  ];
  return `${parts
    .filter(part => part.length > 0)
    .map(part => part.join('\n'))
    .join('\n\n')}\n`;
}

const mostRows = 300;
const mostNotes = 50;
const mostLessons = 60;
const nameColumns = 60;

function figures(report: ClassReport): string {
  const works = gradings(report);
  const having = (state: Grading['result']['state']) =>
    works.filter(({ result }) => result.state === state).length;
  return [
    `${counted(report.students.length, 'student')}, ${counted(report.lessons.length, 'lesson')}:`,
    `${counted(having('graded'), 'work')} graded, ${having('missing')} missing, ${having('not graded')} not graded.`,
    `Seed ${report.seed}.`,
  ].join(' ');
}

function lessonsTable(report: ClassReport): string[] {
  const works = gradings(report);
  const rows = report.lessons.slice(0, mostLessons).map(lesson => {
    const own = works.filter(({ result }) => result.lesson === lesson.lesson);
    const graded = own.filter(({ result }) => result.state === 'graded');
    const passed = graded.filter(({ result }) => result.outcome === 'passed');
    return [
      spoken(`${lesson.number} ${lesson.title}`, nameColumns),
      String(graded.length),
      String(passed.length),
      String(own.filter(({ result }) => result.state === 'missing').length),
      String(own.filter(({ result }) => result.state === 'not graded').length),
      `${mean(graded, lesson)} of ${lesson.outOf}`,
    ];
  });
  const head = ['lesson', 'graded', 'all passed', 'missing', 'not graded', 'points on average'];
  return [...table(head, rows), ...cut(report.lessons.length, mostLessons, 'lesson')];
}

function mean(graded: readonly Grading[], lesson: ClassLesson): string {
  const points = graded.flatMap(({ result }) => pointsToBook(result, lesson) ?? []);
  return points.length === 0
    ? '–'
    : String(rounded(points.reduce((all, one) => all + one, 0) / points.length));
}

function toLookAt(report: ClassReport): string[] {
  const notGraded = gradings(report)
    .filter(({ result }) => result.state === 'not graded')
    .map(
      ({ student, lesson, result }) =>
        `- ${who(student)}, ${cellCode(lesson.number)}: not graded: ${spoken(result.because ?? 'no reason is known')}`,
    );
  const differ = differing(report).map(
    ({ student, lesson, outOf, usual, because }) =>
      `- ${who(student)}, ${cellCode(lesson.number)}: judged on ${outOf} points, most others on ${usual}: ${spoken(because.join('; '))}`,
  );
  const remarks = report.remarks.map(remark => `- ${spoken(remark)}`);
  const all = [...notGraded, ...differ, ...remarks];
  if (all.length === 0) return [];
  return ['## To look at by hand', '', ...all.slice(0, mostNotes), ...cut(all.length, mostNotes, 'line')];
}

function missingIdeas(report: ClassReport): string[] {
  const found = ideas(report);
  if (found.length === 0) return [];
  const rows = found.slice(0, 10).map(({ sentence, students, lessons, readOn }) => [
    String(students.length),
    spoken(sentence),
    lessons
      .slice(0, 10)
      .map(lesson => cellCode(lesson, 30))
      .join(' '),
    cellCode(readOn),
  ]);
  return [
    '## The ideas most often missing',
    '',
    ...table(['students', 'idea', 'lessons', 'read on'], rows),
    ...cut(found.length, 10, 'idea'),
  ];
}

function pointsTable(report: ClassReport): string[] {
  const found = finder(report);
  const lessons = report.lessons.slice(0, mostLessons);
  const cell = (student: Student, lesson: ClassLesson): string => {
    const result = found(student, lesson);
    if (result?.state === 'missing') return 'missing';
    if (result?.state === 'not graded') return '**not graded**';
    if (result === undefined) return '';
    return result.outOf === lesson.outOf ? String(result.points) : `${result.points} of ${result.outOf}`;
  };
  const rows = report.students
    .slice(0, mostRows)
    .map(student => [who(student), ...lessons.map(lesson => cell(student, lesson))]);
  return [
    '## Points',
    '',
    ...table(['student', ...lessons.map(({ number, outOf }) => `${spoken(number, 12)} (${outOf})`)], rows),
    ...cut(report.students.length, mostRows, 'student'),
  ];
}

const who = ({ id, name }: Student): string =>
  name === id ? cellCode(id, nameColumns) : `${spoken(name, nameColumns)} ${cellCode(id, nameColumns)}`;

const cut = (all: number, most: number, noun: string): string[] =>
  all <= most ? [] : ['', `… and ${counted(all - most, `more ${noun}`)}: see index.html.`];
