import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { alone } from '../../checker/classroom/out/alone.ts';
import { folderWith } from '../support/stagehand.ts';

const rhythm = { beatMs: 50, silentMs: 600 };
const lockIn = (out: string): string => join(out, 'journal/grade.lock');
const elsewhere = 'elsewhere-1-1-1';

function outHeldElsewhere(): string {
  const out = folderWith({});
  mkdirSync(lockIn(out), { recursive: true });
  writeFileSync(join(lockIn(out), elsewhere), '');
  return out;
}
const touchedSince = (file: string, ms: number): boolean => statSync(file).mtimeMs > ms;
const begun = (): string => {
  const out = folderWith({});
  mkdirSync(join(out, 'journal'));
  return out;
};

describe('one process grades into an OUT', () => {
  it('and another one on this machine is refused at once', async () => {
    const out = begun();
    await alone(
      out,
      async () => {
        const second = alone(
          out,
          () => Promise.resolve(),
          () => undefined,
          rhythm,
        );
        await expect(second).rejects.toThrow(/^Another wirebook \(.*\) is grading into .*; wait for it\.$/);
      },
      () => undefined,
      rhythm,
    );
    expect(
      await alone(
        out,
        () => Promise.resolve('free again'),
        () => undefined,
        rhythm,
      ),
    ).toBe('free again');
  });

  it('and shows others that it does', async () => {
    const out = begun();
    await alone(
      out,
      async () => {
        const [holder = ''] = readdirSync(lockIn(out));
        utimesSync(join(lockIn(out), holder), 1, 1);
        const before = Date.now() - 1000;
        while (!readdirSync(lockIn(out)).some(name => touchedSince(join(lockIn(out), name), before)))
          await pause(10);
      },
      () => undefined,
      rhythm,
    );
  });

  it('which is refused where one on another machine still shows that it does', async () => {
    const out = outHeldElsewhere();
    const file = join(lockIn(out), elsewhere);
    const beat = setInterval(() => utimesSync(file, new Date(), new Date()), 50);
    try {
      await expect(
        alone(
          out,
          () => Promise.resolve(),
          () => undefined,
          rhythm,
        ),
      ).rejects.toThrow(/elsewhere-1-1-1/);
      expect(existsSync(file)).toBe(true);
    } finally {
      clearInterval(beat);
    }
  });

  it('in the place of one on another machine that has been silent for long', async () => {
    const out = outHeldElsewhere();
    const told: string[] = [];
    expect(
      await alone(
        out,
        () => Promise.resolve('taken over'),
        name => told.push(name),
        rhythm,
      ),
    ).toBe('taken over');
    expect(told).toEqual([elsewhere]);
    expect(readdirSync(lockIn(out))).toEqual([]);
  });

  it('until it learns that another one has taken over', async () => {
    const out = begun();
    const grading = alone(
      out,
      async signal => {
        for (const name of readdirSync(lockIn(out))) rmSync(join(lockIn(out), name));
        while (!signal.aborted) await pause(10);
        signal.throwIfAborted();
      },
      () => undefined,
      rhythm,
    );
    await expect(grading).rejects.toThrow(/Another wirebook has taken over/);
  });
});
