import type { Handed } from './tree.ts';

// Something of a submission that lies in the class's folder: a student's folder, or one file, which lies there as `at`.
export type Part =
  | { readonly kind: 'folder'; readonly real: string }
  | { readonly kind: 'file'; readonly at: string; readonly file: Handed };

// What one person handed in at one place, as the class's folder has it. `key` says whose it is: what is equal in it is of one person.
export interface Submission {
  readonly key: string;
  readonly name: string;
  // A number that a course system gave her.
  readonly number?: string;
  // Where it lies, relative to the class's folder.
  readonly folder: string;
  // The lesson in whose folder it lies, where the class's folder is sorted by lessons.
  readonly lesson?: string;
  readonly parts: readonly Part[];
  // Why nothing of it can be looked at, as the end of a sentence.
  readonly refused?: string;
}

// Something to be said of a place in the class's folder; `words` end a sentence that begins with its name.
export interface Note {
  readonly where: string;
  readonly words: string;
}
