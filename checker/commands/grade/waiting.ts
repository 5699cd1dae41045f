import type { Surroundings } from '../surroundings.ts';

// What is said while it is found out whether another machine still grades.
export const waitsFor =
  ({ warn }: Surroundings) =>
  (holder: string): void =>
    warn(
      `Another wirebook (${holder}) has been grading here; waiting a minute to see whether it still does.`,
    );
