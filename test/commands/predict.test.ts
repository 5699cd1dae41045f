import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wirebook } from '../support/command.ts';
import { folderWith } from '../support/stagehand.ts';

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
});
