import type { Senses } from '../peers/barrier.ts';

// The kernel's own tables where they can be read; quiet gaps elsewhere.
export const senses: Senses = process.platform === 'linux' ? 'kernel' : 'quiet';

// What a command needs of the world: the clone, and a terminal of some width, or none.
export interface Surroundings {
  readonly root: string;
  readonly look: { readonly columns: number; readonly colour: boolean };
  readonly terminal: 'here' | 'none';
  readonly print: (text: string) => void;
  // One line beside what a command prints, for a person only.
  readonly warn: (line: string) => void;
}
