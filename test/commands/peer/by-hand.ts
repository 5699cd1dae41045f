import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, onTestFinished } from 'vitest';
import type { Finished } from '../../support/command.ts';
import { root as repository } from '../../support/stagehand.ts';
import { asClone, Clone } from '../clone.ts';

// A clone in which these lessons are solved; gone when the file's tests are over.
export function solvedClone(...lessons: readonly string[]): Clone {
  const clone = new Clone();
  for (const lesson of lessons) {
    cpSync(join(repository, 'lessons', lesson), join(clone.root, 'lessons', lesson), { recursive: true });
    for (const place of ['lessons', 'solutions'])
      cpSync(join(repository, 'solutions', lesson), join(clone.root, place, lesson), { recursive: true });
  }
  afterAll(() => clone.remove());
  return clone;
}

// The clone's own `wirebook`, with something piped in.
export function started(clone: Clone, args: readonly string[], input?: string): ChildProcess {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [asClone, join(clone.root, 'checker/bin.mjs'), ...args], {
    cwd: clone.root,
    env: { PATH, HOME },
    stdio: 'pipe',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (input !== undefined) child.stdin.end(input);
  return child;
}

export async function finished(child: ChildProcess): Promise<Finished> {
  const [stdout, stderr, status] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    new Promise<number | null>(resolve => child.on('close', resolve)),
  ]);
  return { status, stdout, stderr };
}

export const peer = (clone: Clone, args: readonly string[], input: string) =>
  finished(started(clone, ['peer', ...args], input));

// What passed, without times and ports.
export const rows = (stdout: string): string[] =>
  stdout
    .split('\n')
    .flatMap(line => /^ +\d+\.\d{3} s {2}(.*)$/.exec(line)?.[1] ?? [])
    .map(row => row.replace(/:\d{5}/g, ':PORT').replace(/─+/g, '─'));

// A learner's server of lesson 04 in place of the solution, for one test.
export function withServer(clone: Clone, source: string): void {
  const file = 'lessons/04-tcp-uppercase/server.ts';
  const before = clone.read(file);
  clone.write(file, source);
  onTestFinished(() => clone.write(file, before));
}

// A server that says what it reads.
export const logging = `
import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
const server = createServer({ allowHalfOpen: true }, socket => {
  socket.on('data', piece => console.log('read ' + piece.length));
  socket.on('end', () => { console.log('end'); setTimeout(() => socket.end('late\\n'), 100); });
  socket.on('error', error => console.log(error.code));
});
server.listen(Number(port), host);
`;

// The command that a peer prints, once it has.
export async function toStart({ stdout }: ChildProcess): Promise<string> {
  let seen = '';
  return new Promise(resolve => {
    stdout?.on('data', (piece: Buffer) => {
      seen += piece.toString();
      const command = /^ {2}(npx tsx .*)$/m.exec(seen)?.[1];
      if (command !== undefined) resolve(command);
    });
  });
}

// What a learner's program prints when it is started so, with this typed.
export async function run(clone: Clone, command: string, input: string): Promise<Finished> {
  const child = spawn('/bin/sh', ['-c', `exec ${command}`], { cwd: clone.root, stdio: 'pipe' });
  child.stdin.end(input);
  return finished(child);
}
