import { spawn } from 'node:child_process';

// So many processes that keep the machine busy, until they are told to stop, or this one ends.
export function busy(count: number): () => void {
  const loops = Array.from({ length: count }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  const calm = (): void => {
    for (const loop of loops) loop.kill('SIGKILL');
  };
  process.on('exit', calm);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(2));
  return calm;
}
