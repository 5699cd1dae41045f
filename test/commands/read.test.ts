import { describe, expect, it } from 'vitest';
import { wirebook } from '../support/command.ts';
import { inTerminal, terminal } from '../support/terminal.ts';

const seams = 'lessons/04-tcp-uppercase/README.md#a-stream-has-no-seams';

describe('wirebook read', () => {
  it('prints the walkthrough as plain text where there is no terminal', async () => {
    const { status, stdout, stderr } = await wirebook(['read', '04'], { env: { PAGER: 'false' } });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /^A stream is not a message\n═+\n\nThree lines, one answer\n─+\n\nana sends three/,
    );
    // eslint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/\x1b|<!--/);
  });

  it.each([
    ['the place that a report names', [seams]],
    ['the same, by a path from anywhere', [`../clone/${seams}`]],
    ['a lesson and a section', ['4', '--section', 'a-stream-has-no-seams']],
    ['an anchor with its sign', ['04-tcp-uppercase', '--section', '#a-stream-has-no-seams']],
  ])('begins at a heading: %s', async (_, args) => {
    const { status, stdout } = await wirebook(['read', ...args]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^A stream has no seams\n─+\n\nTCP delivers bytes/);
  });

  it('reads what a person stands in where no lesson is named', async () => {
    const { stdout } = await wirebook(['read'], {
      env: { INIT_CWD: `${process.cwd()}/lessons/02-greeting-server` },
    });
    expect(stdout).toMatch(/^Two kinds of socket\n/);
  });

  it.each([
    [['99'], 'There is no lesson "99"; `npx wirebook list` shows those there are.'],
    [['04#seams'], 'README.md has no heading #seams; did you mean #a-stream-has-no-seams?'],
    [
      ['04', '--section', 'xyz'],
      'README.md has no heading #xyz; there are #a-stream-is-not-a-message, #three',
    ],
    [['04', 'more'], 'too many arguments'],
  ])('%j gets one clear line and exit status 2', async (args, words) => {
    const { status, stdout, stderr } = await wirebook(['read', ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.split('\n')[0]).toMatch(/^wirebook: /);
    expect(stderr).toContain(words);
  });

  const paged = inTerminal(
    'shows it page by page in a terminal, from the heading, and gives the terminal back',
  );
  it.skipIf(paged.lacks)(paged.title, async () => {
    const person = terminal({ columns: 80, rows: 20 });
    person.types(`node checker/bin.mjs read ${seams}; echo "status $?"`);
    const first = await person.shows(/takes out every\ncomplete line/);
    expect(first).toMatch(/^A stream has no seams\n/);
    person.presses('C-c');
    expect(await person.showsAt('g', 'Three lines, one answer')).toMatch(/^A stream is not a message\n/);
    person.presses('q');
    expect(await person.shows('status 0')).not.toContain('wirebook:');
    person.types('echo still here');
    await person.shows(/\nstill here\n/);
  });

  const other = inTerminal('begins at the heading with a pager of any other kind');
  it.skipIf(other.lacks)(other.title, async () => {
    const person = terminal({}, { PAGER: 'head -n 2' });
    person.types(`node checker/bin.mjs read ${seams}`);
    expect(await person.shows('─────')).toMatch(/\nA stream has no seams\n─+/);
  });

  const absent = inTerminal('prints the text, and says why, where the pager is absent');
  it.skipIf(absent.lacks)(absent.title, async () => {
    const person = terminal({ columns: 100, rows: 40 }, { PAGER: 'no-such-pager -x' });
    person.types('node checker/bin.mjs read 04 --section read-on');
    const screen = await person.shows('PAGER names it');
    expect(screen).toContain('wirebook: There is no "no-such-pager" to show this page by page');
    expect(screen).toContain('Read on\n───────');
  });

  const narrow = inTerminal('fits terminals of 60 columns');
  it.skipIf(narrow.lacks)(narrow.title, async () => {
    const person = terminal({ columns: 60, rows: 60 }, { PAGER: 'cat', NO_COLOR: '1' });
    person.types('clear; node checker/bin.mjs read 04 --section the-wrong-place; echo done');
    const screen = await person.shows(/^done$/m);
    expect(screen).toContain(
      '`listen(port)` takes every address, and a port of your own\nignores the one you are given.',
    );
  });
});
