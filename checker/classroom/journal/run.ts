import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageFault } from '../../usage.ts';
import { writeWhole } from '../out/whole.ts';

// A part of a class: the students whose ids fall to it. `index` counts from 1.
export const Shard = z.object({ index: z.number().int(), of: z.number().int() });
export type Shard = z.infer<typeof Shard>;

export const Sandbox = z.enum(['bubblewrap', 'none']);
export type Sandbox = z.infer<typeof Sandbox>;

// What is fixed for all that stands in one OUT, so that its results may stand beside each other.
export const Run = z.object({
  schema: z.literal('wirebook/journal@1'),
  seed: z.number().int(),
  commands: z.record(z.string(), z.string()),
  port: z.number().int(),
  sandbox: Sandbox,
  shard: Shard.nullable(),
  // The file that says who is who, as this machine names it.
  roster: z.string().nullable(),
  // Of each lesson that was graded last, a digest of its checks and of the checker.
  checks: z.record(z.string(), z.string()),
});
export type Run = z.infer<typeof Run>;

const fileIn = (journal: string): string => join(journal, 'run.json');

// Whether a grading was begun here.
export const hasRun = (journal: string): boolean => existsSync(fileIn(journal));

export const writeRun = (journal: string, run: Run): Promise<void> =>
  writeWhole(fileIn(journal), `${JSON.stringify(run, null, 1)}\n`);

// Undefined where nothing was begun. Throws UsageFault where what stands there is not understood.
export function readRun(journal: string): Run | undefined {
  const file = fileIn(journal);
  if (!hasRun(journal)) return undefined;
  const run = Run.safeParse(parsed(readFileSync(file, 'utf8')));
  if (run.success) return run.data;
  throw new UsageFault(
    `${file} is damaged, or of another Wirebook, so nobody knows how the works there were graded; name another folder with --out.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
