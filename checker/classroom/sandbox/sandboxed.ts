import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../../program/sweep.ts';
import type { Answer, Grader, Task } from '../grader.ts';
import { makeImage } from './image.ts';
import { Slot } from './slot.ts';

// Longer than any work that is not out to last takes: 26 checks, each to its end by all limits.
const limitMs = 15 * 60_000;

// A grader that keeps every work in a sandbox of its own: a network, processes and files apart from this machine's and from all others'.
export async function sandboxedGrader(root: string): Promise<Grader> {
  const folder = scratchFolder('class');
  chmodSync(folder, 0o711);
  const image = await makeImage(root, join(folder, 'image'));
  const idle: Slot[] = [];
  const all: Slot[] = [];
  const next = (): Slot => {
    const slot = idle.pop() ?? new Slot(image, join(folder, `work-${all.length}`));
    if (!all.includes(slot)) all.push(slot);
    return slot;
  };
  return {
    async grade(task: Task, signal: AbortSignal): Promise<Answer> {
      const slot = next();
      try {
        return await answer(slot, task, signal);
      } finally {
        idle.push(slot);
      }
    },
    async close(): Promise<void> {
      await Promise.all(all.map(slot => slot.end()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answer(
  slot: Slot,
  { work, seed, port, commands }: Task,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    const { lesson, place } = work;
    const asked = { lesson, place, seed, port, commands: { ...commands } };
    const answered = await slot.ask(asked, folder => work.copyTo(folder), limitMs, signal);
    return 'report' in answered
      ? { state: 'graded', report: answered.report }
      : { state: 'not graded', words: answered.broken };
  } catch (error) {
    return { state: 'not graded', words: error instanceof Error ? error.message : String(error) };
  }
}
