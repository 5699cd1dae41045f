import { describe, expect, test } from 'vitest';
import { explained, headings, links, readOn } from '../../checker/lesson/anchors.ts';

const walkthrough = `A preface <!-- explains: before-any-heading -->

# A stream is *not* a \`message\`

## Pitfalls

<!-- explains: chunk-is-message
     drops-coalesced -->
One read is not one message.

## Pitfalls

A paragraph that has <!-- explains: utf8-split --> in its middle.

### What’s next? <!-- explains: ignores-eof -->

\`\`\`html
<!-- explains: in-code -->
# not a heading
\`\`\`

## Pitfalls

<!-- explains: chunk-is-message -->

Setext
------
`;

describe('headings', () => {
  test('have the anchors that GitHub gives them', () => {
    expect(headings(walkthrough).map(({ slug }) => slug)).toEqual([
      'a-stream-is-not-a-message',
      'pitfalls',
      'pitfalls-1',
      'whats-next',
      'pitfalls-2',
      'setext',
    ]);
  });

  test('have their level, their text without markup, and their line', () => {
    expect(headings(walkthrough)[0]).toEqual({
      level: 1,
      text: 'A stream is not a message',
      slug: 'a-stream-is-not-a-message',
      line: 3,
    });
    expect(headings(walkthrough)[3]).toMatchObject({ level: 3, text: 'What’s next?', line: 15 });
  });
});

describe('explained', () => {
  test('a comment that names two misconceptions explains both', () => {
    expect(readOn(walkthrough, 'drops-coalesced')).toBe('pitfalls');
  });

  test('a misconception explained twice is read at the first place', () => {
    expect(readOn(walkthrough, 'chunk-is-message')).toBe('pitfalls');
  });

  test('a comment in a paragraph or in a heading counts', () => {
    expect(readOn(walkthrough, 'utf8-split')).toBe('pitfalls-1');
    expect(readOn(walkthrough, 'ignores-eof')).toBe('whats-next');
  });

  test('a comment in a code block or before the first heading explains nothing', () => {
    expect(readOn(walkthrough, 'in-code')).toBeUndefined();
    expect(readOn(walkthrough, 'before-any-heading')).toBeUndefined();
  });

  test('every misconception is listed once', () => {
    expect([...explained(walkthrough).keys()]).toEqual([
      'chunk-is-message',
      'drops-coalesced',
      'utf8-split',
      'ignores-eof',
    ]);
  });
});

describe('links', () => {
  test('inline links, references and images are found, as written and with their line', () => {
    const text =
      'See [04](../04-tcp-uppercase/#a%20b).\n\n![a ladder](lädder.svg) and\n[rfc]\n\n[rfc]: https://www.rfc-editor.org/rfc/rfc9293\n';
    expect(links(text)).toEqual([
      { target: '../04-tcp-uppercase/#a%20b', line: 1 },
      { target: 'lädder.svg', line: 3 },
      { target: 'https://www.rfc-editor.org/rfc/rfc9293', line: 3 },
    ]);
  });

  test('what stands in code is no link', () => {
    expect(links('`[a](b)`\n\n```\n[c](d)\n```\n')).toEqual([]);
  });
});
