import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { feedbackMarkdown } from '../../../checker/report/class/feedback-markdown.ts';
import { summary } from '../../../checker/report/class/summary.ts';
import { evilClass, large, small, student } from './classes.ts';
import { evilFeedback, feedback } from './feedbacks.ts';
import { hostile } from './hostile.ts';

// As GitHub reads it: tables, strikethrough, HTML, and links made of what looks like one.
const reader = new MarkdownIt({ html: true, linkify: true });
reader.linkify.set({ fuzzyLink: false });

// The outline of a page: its tags in order, without texts.
const outline = (markdown: string) => reader.render(markdown).match(/<[^>]*>/g) ?? [];

const pages = {
  summary: (text: string) => summary(evilClass(text)),
  feedback: (text: string) => feedbackMarkdown(student(text, text), evilFeedback(text)),
};

describe('the job summary', () => {
  test('stays as it was read', async () => {
    await expect(summary(small)).toMatchFileSnapshot('../../golden/report/class/summary.md');
  });

  test('stays far below the mebibyte that GitHub takes, whatever the class', () => {
    expect(Buffer.byteLength(summary(large(3000, 40, 4)))).toBeLessThan(400_000);
    const endless = evilClass('|`*'.repeat(100_000));
    expect(Buffer.byteLength(summary(endless))).toBeLessThan(100_000);
    const many = {
      ...small,
      remarks: Array.from({ length: 9000 }, (_, at) => `remark ${at} ${'x'.repeat(999)}`),
    };
    expect(Buffer.byteLength(summary(many))).toBeLessThan(100_000);
    expect(summary(many)).toContain('more lines: see index.html.');
  });
});

describe.each(Object.entries(pages))('in the %s', (_, page) => {
  const plainly = outline(page('word'));
  const kinds = new Set(plainly);

  test.each(hostile)('no text is markup: %j', text => {
    const found = outline(page(text));
    for (const tag of found) expect([...kinds, '<code>', '</code>']).toContain(tag);
    const count = (tag: string, among: readonly string[]) => among.filter(one => one === tag).length;
    for (const tag of ['<tr>', '<td>', '<th>', '<h1>', '<h2>', '<table>'])
      expect([tag, count(tag, found)]).toEqual([tag, count(tag, plainly)]);
    expect(count('<strong>', found)).toBeLessThanOrEqual(count('<strong>', plainly));
    expect(found.filter(tag => /^<(?:a|img|script|blockquote|hr|em|s)\b/.test(tag))).toEqual([]);
    // eslint-disable-next-line no-control-regex
    expect(page(text)).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u);
  });

  test('words that GitHub would make links of stand as code', () => {
    expect(page('see http://evil.example, ask @everyone')).toContain(
      'see `http://evil.example,` ask `@everyone`',
    );
  });
});

test('the feedback names the student, the points and every check', () => {
  const text = feedbackMarkdown(student('ana', 'García, Ana'), feedback);
  expect(text).toContain('García, Ana (`ana`): **1 of 5 points**');
  for (const { id } of feedback.checks) expect(text).toContain(`\`${id}\``);
});
