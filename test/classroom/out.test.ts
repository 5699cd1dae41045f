import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ClassReport } from '../../checker/class-vocabulary.ts';
import { outFolder, requireApart } from '../../checker/classroom/out/place.ts';
import { tidy } from '../../checker/classroom/out/tidy.ts';
import { writeWhole } from '../../checker/classroom/out/whole.ts';
import { classJson } from '../../checker/report/class/json.ts';
import { folderWith } from '../support/stagehand.ts';
import { graded } from './audience.ts';
import { classOf } from './stand-in.ts';

describe('a file of an OUT', () => {
  it('is whole, whether it comes as one text or in pieces, and stands alone in its folder', async () => {
    const folder = folderWith({});
    const pieces = Array.from({ length: 3000 }, (_, at) => `piece ${at} ü\n`.repeat(7));
    await writeWhole(join(folder, 'deep/pieces'), pieces);
    await writeWhole(join(folder, 'deep/text'), pieces.join(''));
    expect(readFileSync(join(folder, 'deep/pieces'), 'utf8')).toBe(pieces.join(''));
    expect(readFileSync(join(folder, 'deep/text'), 'utf8')).toBe(pieces.join(''));
    expect(readdirSync(join(folder, 'deep'))).toEqual(['pieces', 'text']);
  });

  it('is what it was where it cannot be written', async () => {
    const folder = folderWith({ report: 'as it was' });
    const failing = {
      *[Symbol.iterator]() {
        yield 'half of it';
        throw new Error('no room');
      },
    };
    await expect(writeWhole(join(folder, 'report'), failing)).rejects.toThrow('no room');
    expect(readdirSync(folder)).toEqual(['report']);
    expect(readFileSync(join(folder, 'report'), 'utf8')).toBe('as it was');
  });
});

describe('report.json', () => {
  it('has a line for each result, and is of its schema, also of an empty class', async () => {
    const { report } = await graded(folderWith({}), classOf(12));
    for (const one of [report, { ...report, students: [], results: [], remarks: [] }]) {
      const text = [...classJson(one)].join('');
      expect(ClassReport.parse(JSON.parse(text))).toEqual(one);
      expect(text.split('\n').filter(line => line.startsWith(' {"student":'))).toHaveLength(
        one.results.length,
      );
    }
  });
});

describe('an OUT is tidied', () => {
  it('of pages that are no longer wanted, and of nothing that somebody else put there', async () => {
    const out = folderWith({ 'index-01.html': '', 'index-02.html': '', 'notes.txt': '', '.fresh-x': '' });
    for (const path of ['feedback/ana/01.md', 'feedback/ana/02.md', 'feedback/ben/01.md', 'mine/ben/01.md']) {
      mkdirSync(join(out, path, '..'), { recursive: true });
      writeFileSync(join(out, path), '');
    }
    await tidy(out, new Set(['index-01.html', 'feedback/ana/01.md']));
    expect(readdirSync(out, { recursive: true }).sort()).toEqual([
      'feedback',
      'feedback/ana',
      'feedback/ana/01.md',
      'index-01.html',
      'mine',
      'mine/ben',
      'mine/ben/01.md',
      'notes.txt',
    ]);
  });
});

describe('the place of an OUT', () => {
  it('may be new, empty, or hold a grading that was killed before its first word', () => {
    const folder = folderWith({});
    outFolder(join(folder, 'new/deep'), 'anew');
    outFolder(join(folder, 'new/deep'), 'anew');
    expect(readdirSync(join(folder, 'new/deep'))).toEqual(['journal']);
  });

  it('is no file, and not where one may not write', () => {
    const folder = folderWith({ file: '' });
    expect(() => outFolder(join(folder, 'file'), 'anew')).toThrow(/is a file; --out names the folder/);
    expect(() => outFolder(join(folder, 'file/out'), 'anew')).toThrow(/cannot be made \(ENOTDIR\)/);
  });

  it('does not lie in the class’s folder, nor that in it, not even by way of links', () => {
    const folder = folderWith({});
    mkdirSync(join(folder, 'class'));
    symlinkSync(join(folder, 'class'), join(folder, 'link'));
    requireApart(join(folder, 'class'), join(folder, 'class-out'));
    for (const out of ['class', 'class/out/deep', 'link/out', '.'])
      expect(() => requireApart(join(folder, 'class'), join(folder, out))).toThrow(/lie one in the other/);
  });
});
