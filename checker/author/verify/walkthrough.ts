import { explained } from '../../lesson/anchors.ts';
import type { Loaded } from '../../lesson/catalogue.ts';
import { misconceptionsOf } from './coverage.ts';
import { fault, type Fault } from './fault.ts';
import { linkFaults } from './links.ts';
import { wordFaults } from './words.ts';

// That the walkthrough explains every check and misconception, leads somewhere, and has the length of a walkthrough.
export function walkthroughFaults(root: string, lesson: Loaded): Fault[] {
  if (lesson.walkthrough === '') return [];
  return [...unexplained(lesson), ...linkFaults(root, lesson), ...wordFaults(lesson)];
}

function unexplained({ checks, walkthrough }: Loaded): Fault[] {
  const found = explained(walkthrough);
  const ids = new Set([...checks.map(({ id }) => id), ...misconceptionsOf(checks)]);
  return [...ids]
    .filter(id => !found.has(id))
    .map(id =>
      fault(`README.md never explains ${id}; write <!-- explains: ${id} --> beneath the heading that does`),
    );
}
