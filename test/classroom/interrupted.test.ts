import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../checker/bundle.mjs';
import { ClassReport } from '../../checker/class-vocabulary.ts';
import { folderWith, root } from '../support/stagehand.ts';
import { graded, untimed } from './audience.ts';
import { classOf } from './stand-in.ts';

let module = '';
beforeAll(async () => {
  const made = await bundle(join(import.meta.dirname, 'class-process.ts'), { root, packages: 'external' });
  if (!made.bundled) throw new Error(made.faults.map(({ text }) => text).join('\n'));
  module = made.file;
});

const students = 60;
const started = (out: string) =>
  spawn(process.execPath, [module, out, String(students), '8'], { stdio: ['ignore', 'ignore', 'inherit'] });

const linesIn = (out: string): number => {
  const file = join(out, 'journal/results.jsonl');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;
};

describe('a class whose grading is killed again and again', () => {
  it('comes to the report of one that never was, and no work on record is graded twice', async () => {
    const out = folderWith({});
    let kills = 0;
    for (;;) {
      const before = linesIn(out);
      const child = started(out);
      const ended = once(child, 'exit');
      while (linesIn(out) <= before && child.exitCode === null) await pause(1);
      await pause(Math.random() * 40);
      if (kills < 12) child.kill('SIGKILL');
      await ended;
      if (child.exitCode !== null) break;
      kills++;
    }
    expect(kills).toBeGreaterThan(3);
    const report = ClassReport.parse(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')));
    const { report: whole } = await graded(folderWith({}), classOf(students));
    expect(untimed(report)).toEqual(untimed(whole));
    expect(linesIn(out)).toBe(classOf(students).works.length);
  });
});
