import { fileNameOf } from './names.ts';

// Where the feedback of a student on a lesson lies in a class's folder.
export const feedbackPath = (student: string, lesson: string, form: 'md' | 'html'): string =>
  `feedback/${fileNameOf(student)}/${fileNameOf(lesson)}.${form}`;

// Where a student's results for Gradescope lie.
export const gradescopePath = (student: string): string => `gradescope/${fileNameOf(student)}/results.json`;

// The page of the whole class, and those of its lessons where they have pages of their own.
export const indexPath = 'index.html';
export const lessonPath = (lesson: string): string => `index-${fileNameOf(lesson)}.html`;

// A path as a page links to it.
export const linkTo = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
