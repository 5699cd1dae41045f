import type { Surroundings } from '../surroundings.ts';

const full: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

// A disk without room ends a grading with one line and status 3; what is on record stays.
export async function unlessFull(
  out: string,
  work: () => Promise<number>,
  { warn }: Surroundings,
): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && full.has(error.code))) throw error;
    const place = 'path' in error && typeof error.path === 'string' ? error.path : out;
    warn(
      `There is no room left for ${place} (${String(error.code)}). What is graded is kept; make room, and --resume goes on.`,
    );
    return 3;
  }
}
