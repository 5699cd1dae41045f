import { describe, expect, it } from 'vitest';
import stringWidth from 'fast-string-width';
import { load, lessons } from '../../checker/lesson/catalogue.ts';
import { conversation } from '../../checker/lesson/conversation.ts';
import { ladders } from '../../checker/report/ladders.ts';
import { wirebook } from '../support/command.ts';
import { root } from '../support/stagehand.ts';
import { inTerminal, terminal } from '../support/terminal.ts';

describe('wirebook ladder', () => {
  it('draws what one check expects', async () => {
    const { status, stdout, stderr } = await wirebook(['ladder', '04', 'joins-a-split-line']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "04 A stream is not a message

      server.ts HOST PORT

      joins-a-split-line
        A line that arrives in pieces is still one line.

             ana            server
              │─── connects ──▶│
              │──── "hel" ────▶│
              │ (nothing)      │
              │──── "lo\\n" ───▶│
              │◀─ "HELLO\\n" ───│

      Read: lessons/04-tcp-uppercase/README.md#a-stream-has-no-seams
      Play: npx wirebook check 04 --only joins-a-split-line
      "
    `);
  });

  it('draws all checks of a lesson with their claims, under the programs they are about', async () => {
    const { stdout } = await wirebook(['ladder', '04']);
    const { checks } = await load(root, lessons(root).find(({ number }) => number === '04') ?? fail());
    let at = -1;
    for (const { id, claim } of checks) {
      const next = stdout.indexOf(`\n${id}\n  ${claim.slice(0, 40)}`);
      expect(next, id).toBeGreaterThan(at);
      at = next;
    }
    expect(stdout).toMatch(
      /\nserver\.ts HOST PORT\n\nanswers-a-line\n[^]*\nclient\.ts HOST PORT\n\nsends-a-line\n/,
    );
  });

  it.each([40, 60, 80, 120])('keeps within %i columns', async columns => {
    for (const folder of lessons(root)) {
      const { title, checks } = await load(root, folder);
      const drawn = checks.map(check => ({ ...check, started: 'x', conversation: conversation(check) }));
      for (const row of ladders(title, drawn, { columns }))
        expect(stringWidth(row), row).toBeLessThanOrEqual(columns);
    }
  });

  it.each([
    [['99'], 'There is no lesson "99"'],
    [['04', 'nope'], 'Lesson 04 has no check "nope"; `npx wirebook ladder 04` shows them all.'],
  ])('%j gets one clear line and exit status 2', async (args, words) => {
    const { status, stdout, stderr } = await wirebook(['ladder', ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(words);
  });

  const fits = inTerminal('fits a terminal of 60 columns');
  it.skipIf(fits.lacks)(fits.title, async () => {
    const person = terminal({ columns: 60, rows: 50 });
    person.types('clear; node checker/bin.mjs ladder 02 does-not-wait-for-a-client');
    const screen = await person.shows(/--only does-not.*\n\$/);
    await expect(screen.replace(/\$$/, '')).toMatchFileSnapshot('../golden/ladder/terminal-60.txt');
  });
});

function fail(): never {
  throw new Error('there is no lesson 04');
}
