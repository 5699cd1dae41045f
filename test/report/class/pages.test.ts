import { describe, expect, test } from 'vitest';
import { feedbackFiles } from '../../../checker/report/class/index.ts';
import { feedbackPage } from '../../../checker/report/class/feedback-page.ts';
import { indexPages } from '../../../checker/report/class/index-page.ts';
import type { ClassReport } from '../../../checker/class-vocabulary.ts';
import { classOf, evilClass, families, graded, large, small, streams, student } from './classes.ts';
import { evilFeedback, feedback } from './feedbacks.ts';
import { hostile } from './hostile.ts';

const indexPage = (report: ClassReport) => [...indexPages(report)][0]?.text ?? '';
const golden = (name: string) => `../../golden/report/class/${name}`;
const [ana] = small.students;
if (!ana) throw new Error('the class has no students');

// What stands outside tags and entities, and the tags.
const tags = (page: string) => page.match(/<[^>]*>/g) ?? [];
const body = (page: string) => page.slice(page.indexOf('<body>'));

describe('the page of a class', () => {
  test('stays as it was read', async () => {
    await expect(body(indexPage(small))).toMatchFileSnapshot(golden('index.html'));
  });

  test('flags who was judged on other points than most, and says why', () => {
    const page = indexPage(small);
    expect(page).toContain('2 works judged on other points than most');
    expect(page).toContain('speaks-ipv6 skipped: this machine has no IPv6');
  });

  test('flags nobody where all were judged on the same points, though fewer than the lesson has', () => {
    const [one, two] = [student('a', 'A'), student('b', 'B')];
    const report = classOf(
      [one, two],
      [families],
      [graded(one, families, 'pu'), graded(two, families, 'pu')],
    );
    expect(indexPage(report)).not.toContain('judged on other points than most');
    expect(indexPage(report)).toContain('*<i> of 1</i>');
  });

  test('counts an idea once a student, the commonest first', () => {
    const who = ['a', 'b', 'c'].map(id => student(id, id.toUpperCase()));
    const results = small.results.filter(({ diagnosis }) => diagnosis).map(({ diagnosis }) => diagnosis);
    const [chunk, tail] = results;
    if (!chunk || !tail) throw new Error('the small class shows two ideas');
    const report = classOf(
      who,
      [streams],
      who.map((one, at) => graded(one, streams, 'pfsp', at === 0 ? tail : chunk)),
    );
    const page = indexPage(report);
    expect(page.indexOf(chunk.misconception)).toBeLessThan(page.indexOf(tail.misconception));
    expect(page).toMatch(
      /chunk-is-message[^]*?<td class="n">2<\/td>[^]*tail-unanswered[^]*?<td class="n">1<\/td>/,
    );
  });

  test('links to feedback only where there is some, by the names that feedback is written under', () => {
    const links = new Set([...indexPage(small).matchAll(/href="(feedback[^"]*)"/g)].map(([, path]) => path));
    const written = small.results
      .filter(({ state }) => state === 'graded')
      .map(({ student: id, lesson }) => {
        const who = small.students.find(one => one.id === id);
        const [, page] = who ? feedbackFiles(who, { ...feedback, lesson }) : [];
        return page?.path.split('/').map(encodeURIComponent).join('/');
      });
    expect(links).toEqual(new Set(written));
  });

  test('gives each lesson a page of its own where one would be slow to open', () => {
    const pages = [...indexPages(large(600, 10, 26))];
    expect(pages.map(({ path }) => path).slice(0, 2)).toEqual(['index.html', 'index-01-lesson.html']);
    expect(pages).toHaveLength(11);
    for (const { text } of pages) expect(text.length).toBeLessThan(1_500_000);
    expect(pages[0]?.text).toContain('href="index-10-lesson.html"');
  });

  test('is no larger than a picture for 300 students, 10 lessons and 26 checks', () => {
    expect(indexPage(large(300, 10, 26)).length).toBeLessThan(2_500_000);
  });

  test('needs nothing from elsewhere, and forbids itself to', () => {
    for (const page of [indexPage(small), feedbackPage(ana, feedback)]) {
      expect(page).toMatch(
        /default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'/,
      );
      expect(page).not.toMatch(
        /<(?:script|img|link|iframe|object|embed|base|form)\b|style="|url\(|@import|\bon\w+="/,
      );
      for (const [, place] of page.matchAll(/(?:href|src)="([^"]*)"/g))
        expect(place).toMatch(/^(?:#|feedback\/)/);
    }
  });
});

describe('the feedback on one work', () => {
  test('stays as it was read', async () => {
    for (const { path, text } of feedbackFiles(ana, feedback))
      await expect(path.endsWith('html') ? body(text) : text).toMatchFileSnapshot(
        golden(path.endsWith('html') ? 'feedback.html' : 'feedback.md'),
      );
  });

  test('draws each failed check, and says what it means, what is next and where to read on', () => {
    for (const { text } of feedbackFiles(ana, feedback)) {
      const read = text.replaceAll(/\\(?=[!-/:-@[-`{-~])/g, '').replaceAll('&#39;', "'");
      for (const { id, failure } of feedback.checks) {
        expect(read).toContain(id);
        if (!failure) continue;
        for (const words of [failure.sentence, failure.hint, failure.readOn, failure.repeat])
          expect(read.replaceAll('&#34;', '"')).toContain(words);
        expect(text).toContain('──▶ server');
      }
    }
  });
});

describe('what a submission printed or named', () => {
  const plainTags = new Set(
    [...tags(indexPage(evilClass('x'))), ...tags(feedbackPage(ana, evilFeedback('x')))].map(kindOf),
  );

  test.each(hostile)('adds no tag, no attribute and no command to a page: %j', text => {
    const evil = evilClass(text);
    for (const page of [indexPage(evil), feedbackPage(student(text, text), evilFeedback(text))]) {
      for (const tag of tags(page)) expect(plainTags).toContain(kindOf(tag));
      // eslint-disable-next-line no-control-regex
      expect(page).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\u200b]|\p{Cs}/u);
    }
  });

  test('is shown as it is, escaped', () => {
    expect(indexPage(small)).toContain('&#60;script&#62;alert(&#34;Points Possible&#34;)&#60;/script&#62;');
  });
});

// A tag without what its attributes hold.
function kindOf(tag: string): string {
  return tag.replaceAll(/="[^"]*"/g, '=""').replaceAll(/class=\w+/g, 'class=');
}
