import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { feedbackPage } from '../../../checker/report/class/feedback-page.ts';
import { indexPages } from '../../../checker/report/class/index-page.ts';
import { absent, open } from './chromium.ts';
import { evilClass, large, small, student } from './classes.ts';
import { evilFeedback, feedback } from './feedbacks.ts';
import { hostile } from './hostile.ts';

const indexPage = (report: typeof small) => [...indexPages(report)][0]?.text ?? '';
const ana = student('ana', 'García, Ana');
const pages = {
  'the class': indexPage(small),
  'a larger class': indexPage(large(12, 3, 8)),
  'the feedback': feedbackPage(ana, feedback),
};
const Violations = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

describe.skipIf(absent)(`pages in a browser${absent ? ' (skipped: there is no chromium here)' : ''}`, () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await open()));
  afterAll(async () => await browser.close());

  // What the page asked of the network, and what it complained of.
  const shown = async (text: string, look: { width?: number; dark?: 'dark' } = {}) => {
    const page = await browser.newPage({
      viewport: { width: look.width ?? 1280, height: 800 },
      colorScheme: look.dark ?? 'light',
      bypassCSP: false,
    });
    const asked: string[] = [];
    page.on('request', request => asked.push(request.url()));
    page.on('console', message => asked.push(message.text()));
    page.on('dialog', dialog => asked.push(dialog.message()));
    await page.setContent(text);
    return { page, asked };
  };

  const violations = async (page: Page) => {
    // The policy of the page forbids scripts in it; the debugger's own run all the same.
    await page.evaluate(axe.source);
    const found = Violations.parse(await page.evaluate('axe.run({ resultTypes: ["violations"] })'));
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };

  const looks = {
    'in daylight': {},
    'in the dark': { dark: 'dark' },
    'on a telephone': { width: 360 },
  } as const;
  const views = Object.entries(pages).flatMap(([name, text]) =>
    Object.entries(looks).map(([where, look]) => ({ name, where, text, look })),
  );
  test.each(views)('$name can be read by everybody $where: axe finds nothing', async ({ text, look }) => {
    const { page, asked } = await shown(text, look);
    expect(await violations(page)).toEqual([]);
    expect(asked).toEqual([]);
    await page.close();
  });

  test('axe would find what is wrong', async () => {
    const { page } = await shown(
      pages['the class'].replace('<html lang="en">', '<html>').replaceAll('tabindex="0"', ''),
    );
    const found = await violations(page);
    expect(found.some(words => words.startsWith('html-has-lang'))).toBe(true);
    await page.close();
  });

  test('nothing is wider than the page, from the narrowest telephone to the widest screen', async () => {
    for (const text of [...Object.values(pages), indexPage(evilClass('W'.repeat(400)))]) {
      const { page } = await shown(text);
      for (const width of [360, 768, 1280, 2560]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      }
      await page.close();
    }
  });

  test('printed, the checks of the longest lesson fit on a sheet laid across', async () => {
    const { page } = await shown(indexPage(large(40, 1, 26)));
    await page.setViewportSize({ width: 1030, height: 700 });
    await page.emulateMedia({ media: 'print' });
    const widths = 'Array.from(document.querySelectorAll("table"), table => table.offsetWidth)';
    for (const width of z.array(z.number()).parse(await page.evaluate(widths)))
      expect(width).toBeLessThan(1030);
    await page.close();
  });

  test('the keyboard reaches the report at once, and every part of it, with the focus in sight', async () => {
    const { page } = await shown(pages['the class']);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the report');
    expect(await page.evaluate('document.activeElement.getBoundingClientRect().left')).toBeGreaterThanOrEqual(
      0,
    );
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    const outlines = new Set<unknown>();
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab');
      outlines.add(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'));
    }
    expect([...outlines]).toEqual(['solid']);
    await page.close();
  });

  test('nothing that a submission printed or named becomes part of a page', async () => {
    const { page, asked } = await shown('');
    const counts = async (text: string) => {
      const found: unknown[] = [];
      for (const written of [indexPage(evilClass(text)), feedbackPage(ana, evilFeedback(text))]) {
        await page.setContent(written);
        found.push(await page.evaluate('document.querySelectorAll("*:not(mark)").length'));
        expect(await page.evaluate('document.querySelectorAll("script,img,svg,iframe").length')).toBe(0);
      }
      return found;
    };
    const usual = await counts('x');
    for (const text of hostile.filter(text => /<[a-z/!]/.test(text)))
      expect([text, await counts(text)]).toEqual([text, usual]);
    expect(asked).toEqual([]);
    await page.close();
  });
});
