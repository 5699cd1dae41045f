import type { Surroundings } from '../commands/surroundings.ts';

// Does what a command says; what that answers is the exit status.
export type Does = (work: () => Promise<number>) => Promise<void>;

// Whoever quits has the prompt back at once: what is open ends with the process.
export async function watching(
  lesson: string | undefined,
  options: { readonly seed?: number },
  around: Surroundings,
): Promise<never> {
  const { watch } = await import('../commands/watch.ts');
  process.exit(await watch(lesson, options, around));
}
