import { spawn } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isOver } from '../../checker/grading/exiting.ts';
import { tree } from '../../checker/wire/kernel/tasks.ts';
import { eventually } from '../support/leftovers.ts';

const nothing: ReadonlySet<string> = new Set();

describe.runIf(process.platform === 'linux')('a program of whose end nobody has been told yet', () => {
  it('is over where the kernel knows that it has ended', async () => {
    // A child that has ended, of a parent that does not ask for it.
    const parent = spawn('/bin/sh', ['-c', 'true & exec sleep 60'], { stdio: 'ignore' });
    onTestFinished(() => void parent.kill('SIGKILL'));
    const { pid = 0 } = parent;
    const ended = (): number | undefined =>
      tree(pid).find(one => one !== pid && isOver({ launched: { pid: one }, signalled: nothing }));
    expect(await eventually(() => ended() !== undefined)).toBe(true);
    expect(isOver({ launched: { pid }, signalled: nothing })).toBe(false);
  });

  it('or where it was killed, which nothing outlives', () => {
    const launched = { pid: process.pid };
    expect(isOver({ launched, signalled: new Set(['SIGKILL']) })).toBe(true);
    expect(isOver({ launched, signalled: new Set(['SIGTERM']) })).toBe(false);
  });
});
