import { readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { at, folder, folderOf, lesson04, taken } from './class-folder.ts';

describe('digests', () => {
  const digests = async (from: string): Promise<string[]> =>
    (await taken(from, { lessons: [lesson04] })).works.map(({ digest }) => digest);

  it('do not know where the folder lies, when it was written or in which order', async () => {
    const one = folderOf({ 'ada/04/server.ts': 'a', 'ada/04/client.ts': 'b', 'ada/04/lib/x.ts': 'c' });
    const other = folderOf({
      'deeper/ada/04/lib/x.ts': 'c',
      'deeper/ada/04/client.ts': 'b',
      'deeper/ada/04/server.ts': 'a',
    });
    utimesSync(join(other, 'deeper/ada/04/server.ts'), 1, 1);
    expect(await digests(join(other, 'deeper'))).toEqual(await digests(one));
  });

  it('change with a byte, a name, a file more and another place', async () => {
    const work = { 'ada/04/server.ts': 'a', 'ada/04/x.ts': '' };
    const variants = [
      work,
      { ...work, 'ada/04/server.ts': 'b' },
      { 'ada/04/server.ts': 'a', 'ada/04/y.ts': '' },
      { ...work, 'ada/04/y.ts': '' },
      { 'ada/lessons/04/server.ts': 'a', 'ada/lessons/04/x.ts': '' },
    ];
    const all = await Promise.all(variants.map(files => digests(folderOf(files))));
    expect(new Set(all.flat()).size).toBe(variants.length);
  });

  it('change with what is borrowed, and not with what is not', async () => {
    const files = { 'ada/04/server.ts': "import '../a.ts'", 'ada/a.ts': '1', 'ada/b.ts': '1' };
    const before = await digests(folderOf(files));
    expect(await digests(folderOf({ ...files, 'ada/b.ts': '2' }))).toEqual(before);
    expect(await digests(folderOf({ ...files, 'ada/a.ts': '2' }))).not.toEqual(before);
  });
});

describe('copies', () => {
  it('hold what was found, where it was found, and may be read and run by anybody', async () => {
    const { works } = await taken(
      folderOf({ ...at('ada/04'), 'ada/04/.DS_Store': '', 'ada/05/server.ts': '5' }),
    );
    const copy = folder();
    await works[0]?.copyTo(copy);
    expect(readdirSync(copy, { recursive: true, encoding: 'utf8' }).sort()).toEqual([
      '04',
      '04/client.ts',
      '04/server.ts',
    ]);
    expect(readFileSync(join(copy, '04/server.ts'), 'utf8')).toBe('serve');
    expect(statSync(join(copy, '04/server.ts')).mode & 0o7777).toBe(0o755);
    expect(statSync(join(copy, '04')).mode & 0o7777).toBe(0o755);
  });

  it.each([
    ['was written anew', (file: string) => writeFileSync(file, 'evil!')],
    ['grew', (file: string) => writeFileSync(file, 'longer than before')],
  ])('are refused where a file %s meanwhile', async (_, change) => {
    const from = folderOf(at('ada/04'));
    const { works } = await taken(from);
    change(join(from, 'ada/04/server.ts'));
    await expect(works[0]?.copyTo(folder())).rejects.toThrow(/has changed since it was found$/);
  });
});
