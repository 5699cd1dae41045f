import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cloneFindings } from '../../checker/author/verify/clone.ts';
import { linkFaults } from '../../checker/author/verify/links.ts';
import { table } from '../../checker/author/verify/table.ts';
import { wordFaults, words } from '../../checker/author/verify/words.ts';
import { folderWith } from '../support/stagehand.ts';

describe('the words of a walkthrough', () => {
  it.each([
    ['are those of headings, paragraphs and lists', '# One two\n\nthree\nfour\n\n- five *six*', 6],
    ['hold code within a line', 'Call `socket.end()` now', 3],
    ['are not marks that stand alone', 'Client – server → 1 & 2', 4],
    ['are not those of code blocks', 'one\n\n```ts\nconst two = 2;\n```\n\n    three\n', 1],
    ['are not those of tables', 'one\n\n| two | three |\n| --- | --- |\n| four | five |\n\nsix', 2],
    ['are not those of comments', 'one <!-- two -->\n\n<!-- three\nfour -->\n\nfive', 2],
    ['are not those of targets', '[one two](three-four.md "five")', 2],
  ])('%s', (_, markdown, count) => {
    expect(words(markdown)).toBe(count);
  });

  it.each([
    ['01', 899, 'expected 900 to 1200'],
    ['10', 1201, 'expected 900 to 1200'],
    ['11', 1001, 'expected 700 to 1000'],
    ['32', 699, 'expected 700 to 1000'],
  ])('of lesson %s may not be %i', (number, count, expected) => {
    expect(wordFaults({ number, walkthrough: 'word '.repeat(count) })).toEqual([
      {
        words: `README.md has ${count} words (code, tables and comments aside); ${expected}`,
        whose: 'author',
      },
    ]);
  });

  it.each([
    ['01', 900],
    ['10', 1200],
    ['11', 700],
    ['32', 1000],
  ])('of lesson %s may be %i', (number, count) => {
    expect(wordFaults({ number, walkthrough: 'word '.repeat(count) })).toEqual([]);
  });
});

describe('a link of a walkthrough', () => {
  it.each([
    ['to its own heading', '[x](#the-idea)'],
    ['to a file', '[x](server.ts)'],
    ['to a folder', '[x](../../lessons)'],
    ['to a line of a file', '[x](server.ts#L3)'],
    ['to a heading of another', '[x](../../README.md#more)'],
    ['with an escape', '[x](my%20notes.md)'],
    ['to another host', '[x](https://www.rfc-editor.org/rfc/rfc9293#section-3.3.2) <mailto:ana@example.org>'],
    ['of a picture', '![x](server.ts)'],
  ])('%s is followed', (_, markdown) => {
    expect(faultsOf(markdown)).toEqual([]);
  });

  it.each([
    ['[x](#no-idea)', 'the link #no-idea leads to a heading that is not there'],
    ['[x](client.ts)', 'the link client.ts leads to a file that is not there'],
    ['![x](no.png)', 'the link no.png leads to a file that is not there'],
    ['[x](../../README.md#less)', 'the link ../../README.md#less leads to a heading that is not there'],
    ['[x](../../../elsewhere)', 'the link ../../../elsewhere leads out of the clone'],
    ['[x][1]\n\n[1]: gone.md', 'the link gone.md leads to a file that is not there'],
    ['[x](100%.md)', 'the link 100%.md leads to a file that is not there'],
  ])('%s is found', (markdown, fault) => {
    expect(faultsOf(markdown)).toEqual([`lessons/01-first/README.md:3: ${fault}`]);
  });
});

// Of a walkthrough with this text in its third line.
function faultsOf(markdown: string): string[] {
  const root = folderWith({ 'README.md': '# More\n' });
  const path = join(root, 'lessons/01-first');
  const walkthrough = `# The idea\n\n${markdown}\n`;
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'README.md'), walkthrough);
  for (const file of ['server.ts', 'my notes.md']) writeFileSync(join(path, file), '');
  return linkFaults(root, { name: '01-first', path, walkthrough }).map(({ words: found }) => found);
}

describe('the folders of a clone', () => {
  it('are in order with numbers from 01 and the same names in each place', () => {
    expect(found(['lessons/01-a', 'lessons/02-b', 'solutions/01-a', 'test/lessons/02-b'])).toEqual([]);
  });

  it.each([
    [
      ['lessons/01-a', 'lessons/04-b'],
      ['02: no lesson has this number; later ones have', '03: no lesson has this number; later ones have'],
    ],
    [['lessons/01-a', 'lessons/01-b'], ['01-b: another lesson has the same number']],
    [
      ['lessons/01-a', 'lessons/first'],
      ["first: stands in lessons/, but is no folder with a lesson's name, as in 04-tcp-uppercase"],
    ],
    [['lessons/01-a', 'solutions/01-b'], ['01-b: stands in solutions/, but lessons/ has no such folder']],
    [
      ['lessons/01-a', 'test/lessons/02-a'],
      ['02-a: stands in test/lessons/, but lessons/ has no such folder'],
    ],
  ])('are not in order as %j', (folders, findings) => {
    expect(found(folders)).toEqual(findings);
  });
});

function found(folders: readonly string[]): string[] {
  const root = folderWith({});
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
  return cloneFindings(root).map(({ lesson, words: said }) => `${lesson}: ${said}`);
}

describe('the table', () => {
  const row = { unavailable: 0, findings: [] };

  it('has a row a lesson, with the checks that this machine can play', () => {
    const rows = [
      { ...row, lesson: '04-tcp-uppercase', checks: 13, wrong: 20, named: 20, seconds: 12.34 },
      { ...row, lesson: '09-ipv6', checks: 14, unavailable: 9, wrong: 5, named: 0, seconds: 3 },
    ];
    expect(table({ rows, findings: [] })).toBe(`\
lesson             checks  wrong programs  named  seconds
04-tcp-uppercase       13              20     20     12.3
09-ipv6           5 of 14               5      0      3.0

Nothing was found.
`);
  });

  it('is followed by the findings, a line each', () => {
    const rows = [{ ...row, lesson: '01-a', checks: 1, wrong: 1, named: 1, seconds: 1 }];
    const findings = [
      { lesson: '01-a', words: 'x is missing', whose: 'author' as const },
      { lesson: '03', words: 'no lesson has this number; later ones have', whose: 'author' as const },
    ];
    expect(table({ rows, findings })).toBe(`\
lesson  checks  wrong programs  named  seconds
01-a         1               1      1      1.0

01-a: x is missing
03: no lesson has this number; later ones have

2 findings.
`);
  });
});
