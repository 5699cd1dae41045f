import type { Student } from '../class-vocabulary.ts';

// What one student handed in for one lesson.
export interface Work {
  readonly student: string;
  readonly lesson: string;
  // SHA-256 of the names and contents of all that `copyTo` copies, and of where the lesson lies in it.
  readonly digest: string;
  // Its files, as paths within the student's own folder.
  readonly files: readonly string[];
  // Where the lesson's programs lie within the student's own folder; '.' where they lie at its top.
  readonly place: string;
  // Regular files only, nothing but what was counted, into an empty folder. What changed meanwhile, or cannot be read, is thrown as an Error that says so.
  copyTo(folder: string): Promise<void>;
}

// A lesson for which a student handed in nothing that could be graded, and why.
export interface Absence {
  readonly student: string;
  readonly lesson: string;
  readonly words: string;
  // Nothing was there; or something was, and cannot be used (an archive that is no archive, a file too large).
  readonly state: 'missing' | 'not graded';
}

// All that was found in the folder of a class.
export interface Intake {
  readonly students: readonly Student[];
  readonly works: readonly Work[];
  readonly absences: readonly Absence[];
  // Sentences about what was ignored, refused or looks odd.
  readonly remarks: readonly string[];
}
