import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// What takes longest goes first, and all else is done beside it.
const longest = ['others', 'classroom/attacks', 'commands/grade', 'author/verify', 'watch/terminal'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex(name => moduleId.endsWith(`test/${name}.test.ts`));
      return at < 0 ? longest.length : at;
    };
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Programs under test wait as often as they run: one worker more than there are processors keeps these busy.
    maxWorkers: 1 + availableParallelism(),
    // Within a file likewise: programs that nothing can be proved of are waited for.
    maxConcurrency: 8,
    sequence: { sequencer: LongestFirst },
  },
});
