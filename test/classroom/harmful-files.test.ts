import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usualBounds } from '../../checker/classroom/intake/bounds.ts';
import { absent, at, folder, folderOf, found, lesson04, lesson05, taken } from './class-folder.ts';

describe('files that mean harm', () => {
  const ben = at('ben/04');
  const harmed = async (from: string, bounds = usualBounds): Promise<string[]> => {
    const intake = await taken(from, { lessons: [lesson04], bounds });
    expect(found(intake)).toEqual(['ben 04 04: 04/client.ts 04/server.ts']);
    return absent(intake);
  };

  it('a sparse file of 1 GB is refused unread', async () => {
    const from = folderOf({ ...at('ada/04'), ...ben });
    truncateSync(join(from, 'ada/04/server.ts'), 2 ** 30);
    expect(await harmed(from)).toEqual(['ada 04 not graded: "ada/04/server.ts" has 1 GiB, more than 16 MiB']);
  });

  it('ten thousand files are too many for a lesson', async () => {
    const from = folderOf({ ...at('ada/04'), ...ben });
    for (let count = 0; count < 10_000; count++) writeFileSync(join(from, 'ada/04', String(count)), '');
    expect(await harmed(from)).toEqual(['ada 04 not graded: it has 10,002 files, more than 2,000']);
  });

  it('more than one can look at are too many for a student', async () => {
    const from = folderOf({ ...at('ada/04'), ...ben, 'ada/a': '', 'ada/b': '' });
    expect(await harmed(from, { ...usualBounds, entries: 4 })).toEqual([
      'ada 04 not graded: "ada" holds more than 4 files and folders',
    ]);
  });

  it.each([
    ['a line break', 'a\nb.ts', '"ada/04/a\\nb.ts" has a line break in its name'],
    ['a terminal escape', 'a\x1b[2Jb.ts', '"ada/04/a\\x1b[2Jb.ts" has a control character in its name'],
    ['a backslash', '..\\..\\evil.ts', '"ada/04/..\\\\..\\\\evil.ts" has a slash or backslash in its name'],
    [
      '255 bytes',
      `${'x'.repeat(252)}.ts`,
      /^"ada\/04\/x+… 229 bytes …x+\.ts" has a name of 255 bytes, more than 200$/,
    ],
  ])('a name with %s is refused with a sentence', async (_, name, words) => {
    const [line = ''] = await harmed(folderOf({ ...at('ada/04'), ...ben, [`ada/04/${name}`]: '' }));
    expect(line.replace('ada 04 not graded: ', '')).toEqual(
      typeof words === 'string' ? words : expect.stringMatching(words),
    );
  });

  it('a name that is no UTF-8 is refused with a sentence', async () => {
    const from = folderOf({ ...at('ada/04'), ...ben });
    writeFileSync(Buffer.concat([Buffer.from(join(from, 'ada/04/')), Buffer.from([0xff, 0xfe])]), '');
    expect(await harmed(from)).toEqual([expect.stringMatching(/has bytes in its name that are no UTF-8$/)]);
  });

  it('an odd name elsewhere harms no lesson', async () => {
    const from = folderOf({ ...ben, 'ben/notes\n.md': '' });
    expect(await harmed(from)).toEqual([]);
  });

  it('a student’s folder with a line break in its name is refused with a sentence', async () => {
    expect(await harmed(folderOf({ ...at('a\nda/04'), ...ben }))).toEqual([
      'a\nda 04 not graded: "a\\nda" has a line break in its name',
    ]);
  });

  it('a path as long as no file system takes is refused with a sentence', async () => {
    const from = folderOf({ ...at('ada/04'), ...ben });
    mkdirSync(join(from, 'ada/04', ...Array.from({ length: 8 }, () => 'd'.repeat(190))), { recursive: true });
    expect(await harmed(from)).toEqual([
      expect.stringMatching(/^ada 04 not graded: ".*" has a path of 1,\d+ bytes, more than 1,000$/),
    ]);
  });

  it('a thousand links are said once, and not by name', async () => {
    const from = folderOf({ ...ben, 'ada/notes.md': '' });
    for (let count = 0; count < 1000; count++) symlinkSync('/etc', join(from, 'ada', `link-${count}`));
    const { remarks } = await taken(from, { lessons: [lesson04] });
    expect(remarks.slice(0, 2)).toEqual([
      '50 places, "ada/link-0", "ada/link-1", "ada/link-10" and 47 more: is a symbolic link, which is not followed.',
      '"ada" holds more like these, 950 in all.',
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('a folder that cannot be read harms nobody else', async () => {
    const from = folderOf({ ...at('ada/04'), ...ben });
    chmodSync(join(from, 'ada/04'), 0);
    expect(await harmed(from)).toEqual(['ada 04 not graded: "ada/04" cannot be read (EACCES)']);
    chmodSync(join(from, 'ada/04'), 0o700);
  });

  it('symbolic links are never followed, neither to files nor to folders', async () => {
    const from = folderOf({ ...ben, 'ada/04/client.ts': '', 'eve/notes.md': '' });
    symlinkSync(join(from, 'ben/04/server.ts'), join(from, 'ada/04/server.ts'));
    symlinkSync(join(from, 'ben/04'), join(from, 'eve/04'));
    symlinkSync('/etc', join(from, 'mal'));
    const intake = await taken(from, { lessons: [lesson04] });
    expect(found(intake)).toEqual(['ada 04 04: 04/client.ts', 'ben 04 04: 04/client.ts 04/server.ts']);
    expect(intake.remarks).toEqual([
      '3 places, "mal", "ada/04/server.ts" and "eve/04": is a symbolic link, which is not followed.',
      '"ada" has no server.ts for lesson 04.',
      'Left out, since no lesson that is graded uses it: "notes.md" (1).',
    ]);
  });

  it('a lesson whose only program is a link is not graded, and says why', async () => {
    const from = folderOf({ ...ben, 'ada/04/notes.md': '' });
    symlinkSync('/etc/passwd', join(from, 'ada/04/server.ts'));
    expect(await harmed(from)).toEqual([
      'ada 04 not graded: "ada/04/server.ts" is a symbolic link, which is not followed',
    ]);
  });

  it('folders within folders end somewhere', async () => {
    const from = folderOf({ ...at('ada/04'), ...ben });
    mkdirSync(join(from, 'ada/04', ...Array.from({ length: 40 }, () => 'd')), { recursive: true });
    expect(await harmed(from)).toEqual([expect.stringMatching(/lies more than 24 folders deep$/)]);
  });

  it('a file that is swapped for a link after it was found is not copied', async () => {
    const from = folderOf(at('ada/04'));
    const { works } = await taken(from);
    cpSync(join(from, 'ada/04/server.ts'), join(from, 'secret'));
    rmSync(join(from, 'ada/04/server.ts'));
    symlinkSync(join(from, 'secret'), join(from, 'ada/04/server.ts'));
    const copy = folder();
    await expect(works[0]?.copyTo(copy)).rejects.toThrow('"04/server.ts" cannot be read (ELOOP)');
    expect(existsSync(join(copy, '04/server.ts')) && statSync(join(copy, '04/server.ts')).size > 0).toBe(
      false,
    );
  });

  it('lesson 05 of the same student is unharmed', async () => {
    const from = folderOf({ ...at('ada/04'), ...at('ada/05') });
    truncateSync(join(from, 'ada/04/server.ts'), 2 ** 30);
    expect(found(await taken(from, { lessons: [lesson04, lesson05] }))).toEqual([
      'ada 05 05: 05/client.ts 05/server.ts',
    ]);
  });
});
