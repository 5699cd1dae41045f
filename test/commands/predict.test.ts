import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { wirebook } from '../support/command.ts';
import { folderWith, root as repository } from '../support/stagehand.ts';
import { inTerminal, terminal } from '../support/terminal.ts';
import { asClone, Clone } from './clone.ts';

describe('wirebook predict', () => {
  it('shows what was predicted beside what the experiment shows, and why', async () => {
    const folder = folderWith({ 'mine.json': '{ "three-writes": "3", "own-port": 0 }' });
    const { status, stdout } = await wirebook(['predict', '01', '--answers', join(folder, 'mine.json')]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/you said {2}3\n {2}it was {4}1\n/);
    expect(stdout).toMatch(/you said {2}0\n {2}it was {4}another\n/);
    expect(stdout).toMatch(/you said {2}\(nothing\)\n/);
    expect(stdout).toContain('A stream has no memory');
  });

  it.each([
    [
      'no terminal to ask at',
      [],
      'Predictions are asked for at a terminal; without one, --answers FILE names',
    ],
    ['answers that are not there', ['--answers', '/nowhere.json'], '/nowhere.json cannot be read (ENOENT)'],
    [
      'answers that are none',
      ['--answers', 'package.json'],
      'package.json is not one JSON object of answers',
    ],
  ])('says in one line what is wrong with %s', async (_, args, words) => {
    const { status, stdout, stderr } = await wirebook(['predict', '01', ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(words);
  });

  const keeps = inTerminal('keeps the answers given before Ctrl-C, and asks only for the rest next time');
  it.skipIf(keeps.lacks)(keeps.title, async () => {
    const clone = new Clone();
    onTestFinished(() => clone.remove());
    cpSync(join(repository, 'lessons/01-hello-client'), join(clone.root, 'lessons/01-hello-client'), {
      recursive: true,
    });
    const person = terminal({ columns: 80, rows: 60 }, { HOME: clone.root });
    const predict = `clear; node ${asClone} ${clone.root}/checker/bin.mjs predict 01`;
    person.types(predict);
    await person.shows(/your answer:$/);
    person.types('first');
    await person.shows(/first[^]*your answer:$/);
    person.types('second');
    await person.shows(/second[^]*your answer:$/);
    person.presses('C-c');
    await person.shows(/Your 2 answers are kept\. `npx wirebook predict 01` goes on from here\.\n\$$/);
    person.types(predict);
    const again = await person.shows(/your answer:$/);
    expect(again.match(/your answer:/g)).toHaveLength(1);
    person.types('third');
    const all = await person.shows(/you said {2}third[^]*\n\$$/);
    expect(all).toMatch(/you said {2}first[^]*you said {2}second/);
    person.types(predict);
    await person.shows(/you said {2}first[^]*you said {2}third[^]*\n\$$/);
  });
});
