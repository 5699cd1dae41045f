import { describe, expect, it } from 'vitest';
import { pass } from '../../checker/grading/passing.ts';
import { patience } from '../../checker/grading/patience.ts';

// How long, by the clock, a pause of so many milliseconds lasts for programs that have this share of the time.
async function lasts(ms: number, share: number, capMs = patience.capMs): Promise<number> {
  const begin = performance.now();
  await pass(ms, {
    patience: { ...patience, capMs },
    programMs: () => (performance.now() - begin) * share,
    throwIfCancelled: () => undefined,
  });
  return performance.now() - begin;
}

describe('a pause', () => {
  it('lasts as long as it is said to where the programs have all of the time', async () => {
    expect(await lasts(40, 1)).toBeGreaterThanOrEqual(40);
  });

  it('lasts longer where they are kept from running', async () => {
    expect(await lasts(40, 0.25)).toBeGreaterThanOrEqual(160);
  });

  it('ends where they never run', async () => {
    expect(await lasts(20, 0, 50)).toBeGreaterThanOrEqual(70);
  });

  it('ends with the check that nobody waits for any more', async () => {
    const cancelled = pass(60_000, {
      patience,
      programMs: () => 0,
      throwIfCancelled: () => {
        throw new Error('cancelled');
      },
    });
    await expect(cancelled).rejects.toThrow('cancelled');
  });
});
