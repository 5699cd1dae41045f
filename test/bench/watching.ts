import { spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { asClone, Clone } from '../commands/clone.ts';

const lesson = '04-tcp-uppercase';

// From each save of lesson 04's server to its verdict in watch mode, in milliseconds; its client is not written yet, as when a learner gets there.
export async function savesToVerdicts(repository: string, saves: number): Promise<number[]> {
  const clone = new Clone();
  for (const place of ['lessons', 'skeletons', 'solutions'])
    cpSync(join(repository, place, lesson), join(clone.root, place, lesson), { recursive: true });
  for (const file of ['server.ts', 'client.ts'])
    clone.write(`lessons/${lesson}/${file}`, clone.read(`skeletons/${lesson}/${file}`));
  const watch = spawn(process.execPath, [asClone, join(clone.root, 'checker/bin.mjs'), 'watch', '04'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH },
  });
  try {
    const verdict = (): Promise<void> =>
      new Promise(done => {
        const look = (piece: Buffer): void => {
          if (!piece.includes('Waiting for a save')) return;
          watch.stdout.off('data', look);
          done();
        };
        watch.stdout.on('data', look);
      });
    await verdict();
    const all: number[] = [];
    for (let save = 0; save < saves; save++) {
      const next = verdict();
      const begin = performance.now();
      clone.write(
        `lessons/${lesson}/server.ts`,
        `${clone.read(`solutions/${lesson}/server.ts`)}// save ${save}\n`,
      );
      await next;
      all.push(performance.now() - begin);
    }
    return all;
  } finally {
    watch.kill('SIGTERM');
    await new Promise(resolve => watch.once('close', resolve));
    clone.remove();
  }
}
