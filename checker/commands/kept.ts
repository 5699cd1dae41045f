import { readProgress, updateProgress } from '../progress/file.ts';
import type { Progress } from '../progress/progress.ts';
import type { Surroundings } from './surroundings.ts';

// The learner's progress as it is kept in this clone.
export async function known({ root, warn }: Surroundings): Promise<Progress> {
  const { progress, notices } = await readProgress(root);
  notices.forEach(warn);
  return progress;
}

// The same after a change that is kept.
export async function keep(
  change: (before: Progress) => Progress,
  { root, warn }: Surroundings,
): Promise<Progress> {
  const { progress, notices } = await updateProgress(root, change);
  notices.forEach(warn);
  return progress;
}
