import type { Sources } from '../../program/source.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Hand } from './hand.ts';

// The programs of a folder, the learner's own unless told.
export const sources = (
  { lesson, scratch }: Hand,
  { root }: Surroundings,
  folder = lesson.path,
): Sources => ({
  ...{ root, folder, scratch, workingFolder: folder },
  files: new Map<string, string>(),
  commands: new Map<string, string>(),
});
