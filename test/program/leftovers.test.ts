import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { folderWith, serverWith } from '../support/stagehand.ts';
import { start, wirebook } from '../support/command.ts';
import { eventually, foldersOf, survivors } from '../support/leftovers.ts';

// A server whose child leaves its group and outlives it, if nobody looks; every process of it carries the mark in its environment.
const daemon = (mark: string): string => `
import { spawn } from 'node:child_process';
spawn('/bin/sleep', ['600'], { detached: true, stdio: 'ignore', env: { ...process.env, MARK: '${mark}' } }).unref();
${serverWith('socket.resume();', { before: "setInterval(() => {}, 100); process.on('SIGTERM', () => {});" })}`;
const mark = (): string => `mark-${Math.random().toString(36).slice(2)}`;

const inside = (folder: string): string[] => ['check', '04', '--dir', folder];

describe('nothing is left behind', () => {
  it('after a verdict: not even what left its process group', async () => {
    const own = mark();
    const { status } = await wirebook([
      ...inside(folderWith({ 'server.ts': daemon(own) })),
      '--only',
      'listens-where-told',
    ]);
    expect(status).toBe(0);
    expect(survivors(own)).toEqual([]);
  });

  it.each([
    ['Ctrl-C', 'SIGINT', 130],
    ['SIGTERM', 'SIGTERM', 143],
  ] as const)('after %s', async (_, signal, status) => {
    const own = mark();
    const checker = start(inside(folderWith({ 'server.ts': daemon(own) })));
    const ended = new Promise(resolve => checker.on('exit', resolve));
    expect(await eventually(() => survivors(own).length > 0)).toBe(true);
    checker.kill(signal);
    expect(await ended).toBe(status);
    expect(survivors(own)).toEqual([]);
    expect(foldersOf(checker.pid ?? 0)).toEqual([]);
  });

  it('after kill -9 of the checker, once another has run', async () => {
    const own = mark();
    const checker = start(inside(folderWith({ 'server.ts': daemon(own) })));
    const ended = new Promise(resolve => checker.on('exit', resolve));
    expect(await eventually(() => survivors(own).length > 0)).toBe(true);
    checker.kill('SIGKILL');
    await ended;
    expect(foldersOf(checker.pid ?? 0)).toHaveLength(1);
    await wirebook(['check', '04', '--dir', folderWith({})]);
    expect(survivors(own)).toEqual([]);
    expect(foldersOf(checker.pid ?? 0)).toEqual([]);
  });

  it('and another checker that still runs is left alone', async () => {
    const own = mark();
    const checker = start(inside(folderWith({ 'server.ts': daemon(own) })));
    expect(await eventually(() => survivors(own).length > 0)).toBe(true);
    await wirebook(['check', '04', '--dir', folderWith({})]);
    expect(survivors(own).length).toBeGreaterThan(0);
    checker.kill('SIGTERM');
    expect(await eventually(() => survivors(own).length === 0)).toBe(true);
  });

  it('no folder of a run that is over', async () => {
    await wirebook(['check', '04', '--dir', folderWith({})]);
    const left = readdirSync(tmpdir()).filter(name => name.startsWith('wirebook-run-'));
    const dead = left.filter(name => {
      try {
        process.kill(Number(name.split('-')[2]), 0);
        return false;
      } catch {
        return true;
      }
    });
    expect(dead).toEqual([]);
  });
});
