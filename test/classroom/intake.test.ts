import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usualBounds } from '../../checker/classroom/intake/bounds.ts';
import { absent, folder, folderOf, found, lesson04, lesson05, lesson06, taken } from './class-folder.ts';

const both = { 'server.ts': 'serve', 'client.ts': 'dial' };
const at = (place: string, files: Readonly<Record<string, string>> = both): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`${place}/${name}`, content]));

describe('submissions as they come', () => {
  it('a folder of student folders holds lesson folders, at their top or in lessons/', async () => {
    const intake = await taken(
      folderOf({
        ...at('ada/04-tcp-uppercase'),
        ...at('ben/lessons/04-tcp-uppercase'),
        ...at('ben/lessons/05-udp-uppercase'),
      }),
    );
    expect(found(intake)).toEqual([
      'ada 04 04-tcp-uppercase: 04-tcp-uppercase/client.ts 04-tcp-uppercase/server.ts',
      'ben 04 lessons/04-tcp-uppercase: lessons/04-tcp-uppercase/client.ts lessons/04-tcp-uppercase/server.ts',
      'ben 05 lessons/05-udp-uppercase: lessons/05-udp-uppercase/client.ts lessons/05-udp-uppercase/server.ts',
    ]);
    expect(absent(intake)).toEqual([
      'ada 05 missing: no folder 05-udp-uppercase, and no server.ts or client.ts',
    ]);
    expect(intake.students).toEqual([
      { id: 'ada', name: 'ada', folder: 'ada' },
      { id: 'ben', name: 'ben', folder: 'ben' },
    ]);
  });

  it.each([
    '04',
    '4',
    'Lesson 4',
    'lesson04',
    'lesson-04-tcp-uppercase',
    '04_TCP_Uppercase',
    '04-tcp-uppercase (1)',
  ])('a lesson folder may be called %s', async name => {
    expect(found(await taken(folderOf(at(`ada/${name}`)), { lessons: [lesson04] }))).toEqual([
      `ada 04 ${name}: ${name}/client.ts ${name}/server.ts`,
    ]);
  });

  it.each(['14-tcp-uppercase', '04-tcp-lowercase', '2004', '05'])('%s is not lesson 04', async name => {
    expect(found(await taken(folderOf(at(`ada/${name}`)), { lessons: [lesson04, lesson06] }))).toEqual([]);
  });

  it('of a whole clone only the lessons are hers, not the checker, the solutions or what was installed', async () => {
    const clone = [
      'lessons/04-tcp-uppercase',
      'solutions/04-tcp-uppercase',
      'skeletons/04-tcp-uppercase',
      'test/lessons/04-tcp-uppercase',
      'checker/author/04-tcp-uppercase',
      'node_modules/x/04-tcp-uppercase',
      '.git/04-tcp-uppercase',
    ];
    const files = Object.fromEntries(clone.flatMap(place => Object.entries(at(`ada/${place}`))));
    const intake = await taken(folderOf(files), { lessons: [lesson04] });
    expect(found(intake)).toEqual([
      'ada 04 lessons/04-tcp-uppercase: lessons/04-tcp-uppercase/client.ts lessons/04-tcp-uppercase/server.ts',
    ]);
    expect(intake.remarks).toEqual([
      'Ignored, since no person wrote it: ".git" (1), "checker" (1), "node_modules" (1), "skeletons" (1), "solutions" (1) and "test" (1).',
    ]);
  });

  it('solutions are hers where there is no lessons/ beside them', async () => {
    expect(found(await taken(folderOf(at('ada/solutions/04')), { lessons: [lesson04] }))).toHaveLength(1);
  });

  it('programs at the top are of the only lesson that is graded', async () => {
    const class04 = folderOf(at('ada'));
    expect(found(await taken(class04, { lessons: [lesson04] }))).toEqual(['ada 04 .: client.ts server.ts']);
    expect(absent(await taken(class04))).toEqual([
      'ada 04 missing: client.ts and server.ts at the top may be of any lesson; put them into a folder 04-tcp-uppercase, or grade one lesson alone',
      'ada 05 missing: client.ts and server.ts at the top may be of any lesson; put them into a folder 05-udp-uppercase, or grade one lesson alone',
    ]);
  });

  it('a class may be sorted by lessons, and then by students', async () => {
    const intake = await taken(
      folderOf({ ...at('04/ada'), ...at('04/ben'), ...at('lesson-05/ada'), ...at('06/ada') }),
    );
    expect(found(intake)).toEqual([
      'ada 04 .: client.ts server.ts',
      'ada 05 .: client.ts server.ts',
      'ben 04 .: client.ts server.ts',
    ]);
    expect(absent(intake)).toEqual(['ben 05 missing: nothing was handed in']);
    expect(intake.remarks).toEqual(['"06" is of a lesson that is not asked for.']);
  });

  it('students may be called by numbers', async () => {
    const intake = await taken(folderOf({ ...at('04'), ...at('05'), ...at('11') }), { lessons: [lesson04] });
    expect(intake.students.map(({ id }) => id)).toEqual(['04', '05', '11']);
    expect(found(intake)).toHaveLength(3);
  });

  it('everything may lie one folder too deep', async () => {
    const intake = await taken(
      folderOf({
        ...at('all/ada/ada/04-tcp-uppercase'),
        ...at('all/ben/04-tcp-uppercase/04-tcp-uppercase'),
        ...at('all/eve/04-tcp-uppercase/src'),
      }),
      { lessons: [lesson04] },
    );
    expect(found(intake).map(line => line.replace(/:.*/, ''))).toEqual([
      'ada 04 ada/04-tcp-uppercase',
      'ben 04 04-tcp-uppercase/04-tcp-uppercase',
      'eve 04 04-tcp-uppercase/src',
    ]);
    const bare = await taken(folderOf({ ...at('hw/ada/my work'), ...at('hw/ben') }), { lessons: [lesson04] });
    expect(found(bare)).toEqual([
      'ada 04 my work: my work/client.ts my work/server.ts',
      'ben 04 .: client.ts server.ts',
    ]);
  });

  it('one student alone is not taken for a folder too deep', async () => {
    expect(found(await taken(folderOf(at('ada/04'))))).toEqual(['ada 04 04: 04/client.ts 04/server.ts']);
  });

  it('clones of GitHub Classroom lie in a folder of submissions', async () => {
    const intake = await taken(folderOf({ ...at('lesson-04-submissions/lesson-04-ada') }), {
      lessons: [lesson04],
    });
    expect(found(intake)).toEqual(['lesson-04-ada 04 .: client.ts server.ts']);
  });

  it('a lesson that is there twice is graded where both are the same, and else not guessed', async () => {
    const same = { ...at('ada/04'), ...at('ada/lessons/04-tcp-uppercase') };
    expect(found(await taken(folderOf(same), { lessons: [lesson04] }))).toHaveLength(1);
    const intake = await taken(folderOf({ ...same, 'ada/04/server.ts': 'another' }), { lessons: [lesson04] });
    expect(absent(intake)).toEqual([
      'ada 04 not graded: it is there more than once, and not the same: "ada/04" and "ada/lessons/04-tcp-uppercase"; leave the one that counts',
    ]);
  });

  it('says what a lesson folder holds instead of programs, and which program is not there', async () => {
    const intake = await taken(
      folderOf({ 'ada/04/main.ts': '', 'ada/04/notes.md': '', 'ben/04/server.ts': '' }),
      { lessons: [lesson04] },
    );
    expect(absent(intake)).toEqual([
      'ada 04 missing: "04" holds no server.ts or client.ts, but "main.ts" and "notes.md"',
    ]);
    expect(intake.remarks).toContain('"ben" has no client.ts for lesson 04.');
  });

  it('where programs are started by a command, any file is a work', async () => {
    const any = { ...lesson04, programs: [] };
    const intake = await taken(folderOf({ 'ada/04/main.py': '', 'ben/main.py': '' }), { lessons: [any] });
    expect(found(intake)).toEqual(['ada 04 04: 04/main.py', 'ben 04 .: main.py']);
  });

  it('files that code borrows from other folders of its author come along, and no others', async () => {
    const intake = await taken(
      folderOf({
        'ada/04/server.ts': "import { lines } from '../shared/lines.js';\nimport '../../ben/04/server.ts';",
        'ada/shared/lines.ts': "export * from './deep';",
        'ada/shared/deep/index.ts': '',
        'ada/shared/unused.ts': '',
        'ada/05/server.ts': '',
        'ben/04/server.ts': '',
      }),
      { lessons: [lesson04] },
    );
    expect(found(intake)[0]).toBe('ada 04 04: 04/server.ts shared/deep/index.ts shared/lines.ts');
  });

  it('names may be in any script and in either form of their letters', async () => {
    const intake = await taken(
      folderOf({ ...at('Анна Müller'.normalize('NFD')), ...at('山田太郎'), ...at('عمر') }),
      { lessons: [lesson04] },
    );
    expect(intake.students.map(({ id }) => id)).toEqual(['Анна Müller', 'عمر', '山田太郎']);
    expect(found(intake)).toHaveLength(3);
  });

  it('two folders whose names differ only in the form of their letters are of one student', async () => {
    const intake = await taken(
      folderOf({
        ...at('Müller'.normalize('NFC')),
        ...at('Müller'.normalize('NFD'), { 'server.ts': 'other' }),
      }),
      { lessons: [lesson04] },
    );
    expect(intake.students).toHaveLength(1);
    expect(absent(intake)[0]).toMatch(/^Müller 04 not graded: it is there more than once, and not the same/);
  });

  it('what lies beside the folders of lessons is said', async () => {
    const intake = await taken(folderOf({ ...at('04/ada'), ...at('05/ada'), 'grades.csv': '' }));
    expect(found(intake)).toHaveLength(2);
    expect(intake.remarks).toEqual(['"grades.csv" is in no lesson\'s folder.']);
  });

  it.each([
    [{ '04-tcp-uppercase/server.ts': '' }, '04-tcp-uppercase'],
    [{ 'lessons/04-tcp-uppercase/server.ts': '', 'checker/x': '' }, 'lessons'],
  ])('one person’s own folder is no class’s', async (files, which) => {
    await expect(taken(folderOf(files))).rejects.toThrow(
      `This folder is one person's own: it holds "${which}". Name the folder in which those of all students lie.`,
    );
  });

  it('refuses a folder that is not there', async () => {
    await expect(taken('/nowhere/at all')).rejects.toThrow(
      'There is no folder "/nowhere/at all", and no zip or tar archive; name the one that holds your students\' folders.',
    );
  });
});

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
