import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { page } from '../../checker/book/reading/page.ts';
import { painted } from '../../checker/book/reading/painted.ts';
import { widthOf } from '../../checker/book/reading/spans.ts';
import { headings } from '../../checker/lesson/anchors.ts';
import { lessons } from '../../checker/lesson/catalogue.ts';
import { root } from '../support/stagehand.ts';

const sample = readFileSync(join(import.meta.dirname, 'sample.md'), 'utf8');
const folder = 'lessons/04-tcp-uppercase';

const shown = (markdown: string, columns: number, { colour = false, links = false } = {}): string[] =>
  painted(page(markdown, { folder, styled: colour, columns }).rows, { colour, links });

const widths = [60, 80, 100];

describe('a walkthrough on a terminal', () => {
  it.each(widths)('looks at %i columns as it was read, in colour and without', async columns => {
    const text = (colour: boolean) => `${shown(sample, columns, { colour }).join('\n')}\n`;
    await expect(text(false)).toMatchFileSnapshot(`../golden/reading/sample-${columns}.txt`);
    await expect(text(true)).toMatchFileSnapshot(`../golden/reading/sample-${columns}-colour.txt`);
  });

  const all = lessons(root).map(
    ({ name, path }) => [name, readFileSync(join(path, 'README.md'), 'utf8')] as const,
  );

  it.each([['the sample', sample] as const, ...all])(
    '%s keeps within the page, and its text within 80 columns',
    (_, text) => {
      for (const columns of [40, ...widths, 200])
        for (const line of shown(text, columns))
          expect(stringWidth(line), line).toBeLessThanOrEqual(Math.min(columns, 100));
      const prose = page(text.replace(/^( *```)[^]*?^\1$/gm, '').replace(/^\|.*$/gm, ''), {
        folder,
        styled: true,
        columns: 100,
      });
      for (const row of prose.rows) expect(widthOf(row)).toBeLessThanOrEqual(80);
    },
  );

  it.each(all)('%s has all its headings, each where its anchor says', (_, text) => {
    const { rows, sections } = page(text, { folder, styled: true, columns: 200 });
    for (const { slug, text: words } of headings(text)) {
      const row = rows[sections.get(slug) ?? -1] ?? [];
      expect(row.map(one => one.text).join('')).toContain(words.slice(0, 30));
    }
  });

  it.each(all)('%s loses no word of code, where there is room', (_, text) => {
    const lines = shown(text, 100).map(line => line.trim());
    for (const [, code = ''] of text.matchAll(/^```ts\n([^]*?)^```$/gm))
      for (const line of code.split('\n')) if (line.length <= 96) expect(lines).toContain(line.trim());
  });

  it('has rows that begin and end without a look, so that any can be the first on a screen', () => {
    for (const line of shown(sample, 60, { colour: true })) {
      const looks = new Set<string>();
      // eslint-disable-next-line no-control-regex
      for (const [, code = ''] of line.matchAll(/\x1b\[(\d+)m/g)) {
        if (Number(code) >= 22 && (Number(code) < 30 || code === '39')) looks.clear();
        else looks.add(code);
      }
      expect([...looks], line).toEqual([]);
    }
  });

  it('lets nothing through that a terminal obeys, but its own colours', () => {
    const evil = '\x1b[2J\x07\u202e\x9b1m';
    const text = `# a${evil}\n\n${evil} \`${evil}\` [b${evil}](http://x/${evil}) ![c](d${evil})\n\n\`\`\`ts\nconst a = '${evil}';\n\`\`\`\n\n| ${evil} |\n| --- |\n| ${evil} |\n\n<p>${evil}</p>\n\n> [!NOTE]\n> ${evil}&#27;[2J`;
    // eslint-disable-next-line no-control-regex
    expect(shown(text, 80, { links: true }).join('')).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202e]/);
    expect(shown(text, 80, { colour: true }).join('')).not.toMatch(
      // eslint-disable-next-line no-control-regex
      /\x1b(?!\[\d+m)|[\x00-\x1a\x1c-\x1f\x7f-\x9f\u202e]/,
    );
  });

  it('links the web on terminals that follow links, and only the web', () => {
    const text = '[RFC](https://x.test/a) [here](#b) [there](../02-b/README.md#c) [bad](javascript:alert)';
    expect(shown(text, 80, { links: true }).join('')).toContain(
      '\x1b]8;;https://x.test/a\x1b\\RFC\x1b]8;;\x1b\\',
    );
    expect(shown(text, 80)).toEqual([
      'RFC (https://x.test/a) here (#b) there (lessons/02-b/README.md#c)',
      '[bad](javascript:alert)',
    ]);
    expect(shown(text, 80, { links: true }).join('').match(/8;;h/g)).toHaveLength(1);
  });
});
