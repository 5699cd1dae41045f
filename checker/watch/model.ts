import type { Report } from '../vocabulary.ts';

// What the screen of watch mode shows, and nothing else.
export interface Model {
  readonly number: string;
  readonly title: string;
  // What a learner has understood when every check is green.
  readonly learnt: readonly string[];
  // The lesson behind this one, as in `05 Datagrams carry addresses`.
  readonly following?: string;
  readonly state: 'grading' | 'graded';
  readonly report?: Report;
  // Checks that passed the last time the lesson was graded.
  readonly before?: number;
  // Where the checker itself broke.
  readonly fault?: string;
  readonly view: View;
}

export type View =
  | { readonly shows: 'verdict' | 'failures' | 'transcript' | 'keys' }
  // Words of another command, until a key is pressed.
  | { readonly shows: 'words'; readonly words: string }
  // Waits for yes or no.
  | { readonly shows: 'question'; readonly question: string };

export const passedIn = ({ checks }: Report): number =>
  checks.filter(({ outcome }) => outcome === 'passed').length;
