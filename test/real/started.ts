import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { transformSync } from 'esbuild';
import { onTestFinished } from 'vitest';
import { listening } from '../../checker/program/endpoint.ts';
import type { Carried } from '../../checker/vocabulary.ts';
import { eventually, survivors } from '../support/leftovers.ts';
import { folderWith, root } from '../support/stagehand.ts';
import { path } from './software.ts';

// Every process of these tests carries it in its environment.
const mark = `WIREBOOK_TEST=real-${process.pid}`;

// Whether nothing that a test started is left.
export const nothingIsLeft = (): Promise<boolean> => eventually(() => survivors(mark).length === 0);

// How a command ended, and what it had printed by then.
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
}

// A command line of the shell that runs, in a process group that is gone when the test is over.
export interface Started {
  readonly ended: Promise<Ended>;
  // Where its first listening socket is, once the kernel says that it has one.
  port(): Promise<number>;
  // Where it is bound for datagrams, likewise.
  datagrams(): Promise<number>;
  // The same of a path.
  path(): Promise<string>;
}

export function started(command: string, { input = '', cwd = root } = {}): Started {
  const child = spawn('/bin/sh', ['-c', command], {
    cwd,
    detached: true,
    env: { PATH: path, HOME: process.env.HOME, WIREBOOK_TEST: mark.replace(/.*=/, '') },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.on('error', () => {
    // It does not want to hear all of it.
  });
  child.stdin.end(input);
  onTestFinished(() => endGroup(child));
  return {
    ended: endOf(child),
    port: () => portOf(child, 'streams'),
    datagrams: () => portOf(child, 'datagrams'),
    path: () => pathOf(child),
  };
}

// The command that runs a lesson's program as its solution has it, transpiled for this test.
export function solution(lesson: string, program: string, ...args: readonly (string | number)[]): string {
  const source = readFileSync(join(root, 'solutions', lesson, program), 'utf8');
  const folder = folderWith({ 'program.mjs': transformSync(source, { loader: 'ts' }).code });
  return `exec '${process.execPath}' '${join(folder, 'program.mjs')}' ${args.join(' ')}`;
}

async function endOf(child: ChildProcess): Promise<Ended> {
  const [stdout, status] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    new Promise<number | null>(resolve => child.on('close', resolve)),
  ]);
  return { status, stdout };
}

async function portOf({ pid = 0 }: ChildProcess, kind: Carried): Promise<number> {
  await eventually(() => listening({ pid }, kind).length > 0);
  const [first] = listening({ pid }, kind).filter(one => 'port' in one);
  if (!first) throw new Error('it does not listen');
  return first.port;
}

async function pathOf({ pid = 0 }: ChildProcess): Promise<string> {
  await eventually(() => listening({ pid }).length > 0);
  const [first] = listening({ pid }).filter(one => 'path' in one);
  if (!first) throw new Error('it does not listen');
  return first.path;
}

function endGroup({ pid = 0 }: ChildProcess): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has ended.
  }
}
