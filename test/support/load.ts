import { spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';

// Keeps the machine busy with this many processes until the test is over.
export function busy(count: number): void {
  const loops = Array.from({ length: count }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  onTestFinished(() => {
    for (const loop of loops) loop.kill('SIGKILL');
  });
}
