import { WalkthroughFault } from '../../book/fault.ts';
import { freshness } from '../../book/refresh.ts';
import type { Loaded } from '../../lesson/catalogue.ts';
import { fault, type Fault } from './fault.ts';
import type { Workshop } from './workshop.ts';

// Generated blocks of a walkthrough that a real run makes otherwise, or that cannot be made.
export async function staleBlocks(lesson: Loaded, workshop: Workshop): Promise<Fault[]> {
  const { root } = workshop;
  try {
    const { file, stale } = await workshop.run(lesson.name, 'generated blocks', scratch =>
      freshness(lesson, { root, scratch }),
    );
    const again = `npx wirebook author transcripts ${lesson.number}`;
    return stale.map(({ line, words }) => fault(`${file}:${line}: ${words} is stale; refresh it: ${again}`));
  } catch (error) {
    if (error instanceof WalkthroughFault) return [fault(error.message)];
    throw error;
  }
}
