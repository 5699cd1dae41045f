import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// The proof of the lessons takes longest by far, so it goes first; all else is done beside it.
class LessonsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isFirst = ({ moduleId }: TestSpecification): boolean =>
      /test\/(lessons|others)\.test\.ts$/.test(moduleId);
    return [...sorted.filter(isFirst), ...sorted.filter(file => !isFirst(file))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Programs under test wait as often as they run: one worker more than there are processors keeps these busy.
    maxWorkers: 1 + availableParallelism(),
    sequence: { sequencer: LessonsFirst },
  },
});
