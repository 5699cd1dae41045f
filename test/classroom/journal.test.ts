import { appendFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Journal, openJournal } from '../../checker/classroom/journal/journal.ts';
import type { Entry } from '../../checker/classroom/journal/line.ts';
import { resultOf } from '../../checker/classroom/slim.ts';
import { folderWith } from '../support/stagehand.ts';
import { classOf, reportOf } from './stand-in.ts';

const entries = classOf(10).works.map((work): Entry => ({
  checks: 'checks of one',
  result: resultOf(work, {
    state: 'graded',
    report: reportOf({ work, seed: 7, commands: {}, port: 0 }),
  }),
}));

async function journalWith(...written: readonly Entry[]): Promise<{ folder: string; file: string }> {
  const folder = folderWith({});
  const { journal } = await openJournal(folder);
  for (const entry of written) await journal.append(entry);
  await journal.close();
  return { folder, file: join(folder, 'results.jsonl') };
}

async function read(folder: string): Promise<{ found: Entry[]; lines: number | undefined; aside: string }> {
  const { journal, damage } = await openJournal(folder);
  const found: Entry[] = [];
  for await (const entry of journal.entries()) found.push(entry);
  await journal.close();
  return { found, lines: damage?.lines, aside: damage?.aside ?? '' };
}

describe('a journal', () => {
  it('gives back what was written, in its order, names of any kind included', async () => {
    const [first] = entries;
    if (!first) throw new Error('no entry');
    const odd = { ...first, result: { ...first.result, student: 'a\nb\u2028c\r"😀\u0000' } };
    const { folder } = await journalWith(...entries, odd);
    expect(await read(folder)).toEqual({ found: [...entries, odd], lines: undefined, aside: '' });
    expect(readdirSync(folder)).toEqual(['results.jsonl']);
  });

  it('keeps what is written at once in whole lines', async () => {
    const folder = folderWith({});
    const { journal } = await openJournal(folder);
    await Promise.all(entries.map(entry => journal.append(entry)));
    await journal.close();
    expect((await read(folder)).found).toEqual(entries);
  });

  it('loses no more than its last line wherever that is torn, and puts it aside', async () => {
    const { file } = await journalWith(...entries);
    const text = readFileSync(file);
    const last = text.lastIndexOf('\n', text.length - 2) + 1;
    for (const end of [last + 1, last + 16, last + 17, last + 100, text.length - 1]) {
      const { folder, file } = await journalWith(...entries);
      truncateSync(file, end);
      const { found, lines, aside } = await read(folder);
      expect({ end, found, lines }).toEqual({ end, found: entries.slice(0, -1), lines: 1 });
      expect(readFileSync(aside)).toEqual(text.subarray(last, end));
      expect(readFileSync(file)).toEqual(text.subarray(0, last));
    }
  });

  it('goes on after a torn line as if it had never been', async () => {
    const { folder, file } = await journalWith(...entries.slice(0, 3));
    appendFileSync(file, '0123456789abcdef {"checks":"');
    const { journal } = await openJournal(folder);
    await journal.append(...entries.slice(3));
    await journal.close();
    expect((await read(folder)).found).toEqual(entries);
  });

  it('drops a line that has changed, and no other', async () => {
    const { folder, file } = await journalWith(...entries);
    const lines = readFileSync(file, 'utf8').split('\n');
    lines[2] = lines[2]?.replace('"points":', '"points":1') ?? '';
    lines[5] = 'what nobody wrote';
    writeFileSync(file, lines.join('\n'));
    const { found, lines: damaged } = await read(folder);
    expect(damaged).toBe(2);
    expect(found).toEqual(entries.filter((_, at) => at !== 2 && at !== 5));
    expect((await read(folder)).lines).toBe(undefined);
  });

  it('is empty where only a torn line was written', async () => {
    const folder = folderWith({ 'results.jsonl': 'abc' });
    expect(await read(folder)).toMatchObject({ found: [], lines: 1 });
  });

  it('writes nothing behind a line that did not reach the disk', async () => {
    const written: string[] = [];
    let syncs = 0;
    const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    const journal = new Journal('nowhere', {
      appendFile: text => {
        written.push(text);
        return Promise.resolve();
      },
      datasync: () => (++syncs === 2 ? Promise.reject(full) : Promise.resolve()),
      close: () => Promise.resolve(),
    });
    const all = await Promise.allSettled(entries.map(entry => journal.append(entry)));
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', ...entries.slice(1).map(() => 'rejected')]);
    expect(written).toHaveLength(2);
    await journal.close();
  });
});
