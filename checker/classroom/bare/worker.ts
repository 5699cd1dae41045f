import { rmSync } from 'node:fs';
import { killAll } from '../../program/ending.ts';
import { ownScratch, sweepOwn } from '../../program/sweep.ts';
import { gradeReady } from '../grading.ts';
import type { Order, Reply } from './orders.ts';

// A process that grades one work after the other, as it is told by whoever started it, and ends with that one.
process.on('message', (order: Order) => {
  void replyTo(order).then(reply => process.send?.(reply));
});

async function replyTo({ home, scratch, ready }: Order): Promise<Reply> {
  try {
    // What a report says of files is said from here on, so that it is the same wherever the folder lies.
    process.chdir(home);
    return { report: await gradeReady(ready, scratch) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  } finally {
    process.chdir('/');
    sweepOwn();
  }
}

// Ctrl-C at a terminal is told to all its processes; when to end is for the one above to say.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => {
  killAll();
  sweepOwn();
  for (const folder of ownScratch()) rmSync(folder, { recursive: true, force: true });
  process.kill(process.pid, 'SIGKILL');
});
