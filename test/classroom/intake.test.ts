import { describe, expect, it } from 'vitest';
import { absent, at, folderOf, found, lesson04, lesson06, taken } from './class-folder.ts';

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
