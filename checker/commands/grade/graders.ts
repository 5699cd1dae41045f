import { bareGrader } from '../../classroom/bare.ts';
import type { Grader } from '../../classroom/grader.ts';
import type { Run } from '../../classroom/journal/run.ts';
import { noSandbox } from '../../classroom/sandbox/probe.ts';
import { sandboxedGrader } from '../../classroom/sandbox/sandboxed.ts';
import { UsageFault } from '../../usage.ts';

// How the grader that these terms ask for is made. Throws UsageFault where this machine has none.
export function graderFor({ sandbox }: Pick<Run, 'sandbox'>, root: string): () => Promise<Grader> {
  if (sandbox === 'none') return () => bareGrader(root);
  const why = noSandbox();
  if (why === undefined) return () => sandboxedGrader(root);
  throw new UsageFault(
    `There is no sandbox to be had here: ${why}. Programs of people you do not know belong into one; for those of people you do, say --sandbox none.`,
  );
}
