import type { Report } from '../vocabulary.ts';
import type { Work } from './work.ts';

// One work and how it is to be graded. The same task gives the same report, timings aside.
export interface Task {
  readonly work: Work;
  readonly seed: number;
  // Programs by role that are started by a command: as `check --run` takes them.
  readonly commands: Readonly<Record<string, string>>;
  // A port that the programs have built in; 0 where they take the one they are given.
  readonly port: number;
}

// What came of a task. `not graded` is never the student's fault, and says whose.
export type Answer =
  | { readonly state: 'graded'; readonly report: Report }
  | { readonly state: 'not graded'; readonly words: string };

// Whoever grades one work at a time, several at once, each apart from all others. Never throws for what a work does.
export interface Grader {
  grade(task: Task, signal: AbortSignal): Promise<Answer>;
  // Nothing of it is left afterwards: no process, no folder.
  close(): Promise<void>;
}
