import { describe, expect, it } from 'vitest';
import { blocks, filled } from '../../checker/book/blocks.ts';
import { WalkthroughFault } from '../../checker/book/fault.ts';

const file = 'lessons/04-x/README.md';
const walkthrough = `# Title

<!-- explains: chunk-is-message -->

<!-- ladder: a -->
<!-- /ladder -->

Words.
<!-- transcript: a  with b-c -->
old
text
<!-- /transcript -->
<!-- transcript: a -->

<!-- /transcript -->
<!-- report: a with b -->
<!-- /report -->
<!-- program: b -->
<!-- /program -->
End.
`;

describe('the generated blocks of a walkthrough', () => {
  it('are found with what they ask for, where they stand and what they hold', () => {
    expect(blocks(walkthrough, file)).toEqual([
      { wanted: { kind: 'ladder', check: 'a' }, words: 'ladder: a', line: 5, end: 6, text: '' },
      {
        wanted: { kind: 'transcript', check: 'a', wrong: 'b-c' },
        words: 'transcript: a with b-c',
        line: 9,
        end: 12,
        text: 'old\ntext',
      },
      { wanted: { kind: 'transcript', check: 'a' }, words: 'transcript: a', line: 13, end: 15, text: '' },
      {
        wanted: { kind: 'report', check: 'a', wrong: 'b' },
        words: 'report: a with b',
        line: 16,
        end: 17,
        text: '',
      },
      { wanted: { kind: 'program', wrong: 'b' }, words: 'program: b', line: 18, end: 19, text: '' },
    ]);
  });

  it('are replaced, and nothing else is', () => {
    const after = filled(walkthrough, file, ({ words }) => `<${words}>\nmade`);
    expect(after).toBe(
      walkthrough
        .replace('<!-- ladder: a -->\n', '<!-- ladder: a -->\n<ladder: a>\nmade\n')
        .replace('old\ntext\n', '<transcript: a with b-c>\nmade\n')
        .replace('<!-- transcript: a -->\n\n', '<!-- transcript: a -->\n<transcript: a>\nmade\n')
        .replace('<!-- report: a with b -->\n', '<!-- report: a with b -->\n<report: a with b>\nmade\n')
        .replace('<!-- program: b -->\n', '<!-- program: b -->\n<program: b>\nmade\n'),
    );
  });

  it('stay as they are, to the byte, where what is made is what they hold', () => {
    expect(filled(walkthrough, file, ({ text }) => text)).toBe(walkthrough);
    const once = filled(walkthrough, file, () => 'made');
    expect(filled(once, file, () => 'made')).toBe(once);
  });

  it('may hold text that looks like a comment, or a replacement pattern', () => {
    const text = '```ts\n// $& $1 <!-- a: b -->\n```';
    const after = filled('<!-- program: b -->\n<!-- /program -->', file, () => text);
    expect(blocks(after, file)[0]?.text).toBe(text);
  });
});

describe('an author hears of FILE:LINE and what to do', () => {
  it.each([
    [
      'a kind that does not exist',
      '<!-- transcipt: a -->\n<!-- /transcipt -->',
      '1: no block is called transcipt',
    ],
    ['a block that is never closed', 'x\n<!-- ladder: a -->\ny', '2: this ladder is never closed'],
    [
      'a block within another',
      '<!-- ladder: a -->\n<!-- program: b -->\n<!-- /program -->\n<!-- /ladder -->',
      '1: this ladder is never closed; end it with <!-- /ladder -->',
    ],
    [
      'another end than the beginning',
      '<!-- ladder: a -->\n<!-- /report -->',
      '1: this ladder is never closed',
    ],
    ['an end without a beginning', 'x\n\n<!-- /report -->', '3: <!-- /report -->, but no such block is open'],
    ['a report without a wrong program', '<!-- report: a -->', '1: this report cannot be read; write <!--'],
    ['a ladder with one', '<!-- ladder: a with b -->', '1: this ladder cannot be read'],
    ['another word than "with"', '<!-- transcript: a against b -->', '1: this transcript cannot be read'],
    ['nothing asked for', '<!-- program: -->', '1: this program cannot be read'],
  ])('%s', (_, markdown, words) => {
    expect(() => blocks(markdown, file)).toThrow(WalkthroughFault);
    expect(() => blocks(markdown, file)).toThrow(`${file}:${words}`);
  });
});
