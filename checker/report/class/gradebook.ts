import type { ClassLesson, ClassReport, Student } from '../../class-vocabulary.ts';
import { csv, type Cell } from './csv.ts';
import { finder } from './gradings.ts';
import { pointsToBook } from './points.ts';

// gradebook.csv, as Canvas imports it. Canvas looks for a student by SIS user id, then by login, then by name, so the id stands
// in both columns. Missing is 0; not graded is an empty cell, which Canvas leaves alone.
export function canvas(report: ClassReport): string {
  const { students, lessons } = report;
  const booked = bookings(report);
  return csv([
    ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', ...lessons.map(column)],
    [`    ${pointsRow}`, '', '', '', '', ...lessons.map(({ outOf }) => outOf)],
    ...students.map(student => [
      ...[noPointsRow(student.name), '', student.id, student.id, ''],
      ...booked(student),
    ]),
  ]);
}

// gradebook-moodle.csv, as Moodle imports it: users are identified by ID number or email address, each lesson is mapped to a grade item.
export function moodle(report: ClassReport): string {
  const booked = bookings(report);
  return csv([
    ['ID number', 'Email address', 'Full name', ...report.lessons.map(column)],
    ...report.students.map(student => [...[student.id, student.email, student.name], ...booked(student)]),
  ]);
}

const column = ({ number, title }: ClassLesson): string => `${number} ${title}`;

function bookings(report: ClassReport): (student: Student) => Cell[] {
  const found = finder(report);
  return student => report.lessons.map(lesson => pointsToBook(found(student, lesson), lesson));
}

// Canvas takes any row whose first cell holds these words for the points of the lessons, also one where a student is called so.
const pointsRow = 'Points Possible';
const noPointsRow = (name: string): string => name.replaceAll(pointsRow, pointsRow.toLowerCase());
