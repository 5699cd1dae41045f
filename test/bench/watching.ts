import { spawn, spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { asClone, Clone } from '../commands/clone.ts';

const lesson = '04-tcp-uppercase';

// A clone in which lesson 04 is not begun, as when a learner gets there.
function begun(repository: string): Clone {
  const clone = new Clone();
  for (const place of ['lessons', 'skeletons', 'solutions'])
    cpSync(join(repository, place, lesson), join(clone.root, place, lesson), { recursive: true });
  for (const file of ['server.ts', 'client.ts'])
    clone.write(`lessons/${lesson}/${file}`, clone.read(`skeletons/${lesson}/${file}`));
  return clone;
}

// From `q` to the end of the process in a real terminal, in milliseconds, at moments spread over a grading of lesson 04; undefined where
// this machine has no script(1) to make a terminal.
export async function quitting(repository: string, times: number): Promise<number[] | undefined> {
  if (spawnSync('script', ['--version']).status !== 0) return undefined;
  const clone = begun(repository);
  for (const file of ['server.ts', 'client.ts'])
    clone.write(`lessons/${lesson}/${file}`, clone.read(`solutions/${lesson}/${file}`));
  const watch = `stty cols 80 rows 30; exec ${process.execPath} ${asClone} ${join(clone.root, 'checker/bin.mjs')} watch 04`;
  try {
    const all: number[] = [];
    for (let time = 0; time < times; time++) {
      const inside = spawn('script', ['-qec', watch, '/dev/null'], {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { PATH: process.env.PATH, TERM: 'xterm' },
      });
      const closed = new Promise(resolve => inside.once('close', resolve));
      await new Promise<void>(grades => {
        inside.stdout.on('data', (piece: Buffer) => {
          if (piece.includes('grading')) grades();
        });
      });
      await pause(spreadMs * time);
      const begin = performance.now();
      inside.stdin.write('q');
      await closed;
      all.push(performance.now() - begin);
    }
    return all;
  } finally {
    clone.remove();
  }
}

const spreadMs = 40;

// From each save of lesson 04's server to its verdict in watch mode, in milliseconds; its client is not written yet.
export async function savesToVerdicts(repository: string, saves: number): Promise<number[]> {
  const clone = begun(repository);
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
