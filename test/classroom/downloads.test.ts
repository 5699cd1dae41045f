import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usualBounds } from '../../checker/classroom/intake/bounds.ts';
import { gzipped, tarOf, zipOf, zipOfFiles } from './archives.ts';
import { absent, folderOf, found, lesson04, taken } from './class-folder.ts';

const only04 = { lessons: [lesson04] };

describe('downloads of course systems', () => {
  it('Moodle puts each student into a folder with her number', async () => {
    const intake = await taken(
      folderOf({
        'Anna Müller_12345_assignsubmission_file_/work.zip': zipOfFiles({ '04/server.ts': '' }),
        'Ben O’Hara_678_assignsubmission_file/server.ts': '',
        'Ben O’Hara_678_assignsubmission_onlinetext_/onlinetext.html': 'please be kind',
      }),
      only04,
    );
    expect(intake.students).toEqual([
      { id: 'Anna Müller_12345', name: 'Anna Müller', folder: 'Anna Müller_12345_assignsubmission_file_' },
      { id: 'Ben O’Hara_678', name: 'Ben O’Hara', folder: 'Ben O’Hara_678_assignsubmission_file' },
    ]);
    expect(found(intake)).toEqual([
      'Anna Müller_12345 04 04: 04/server.ts',
      'Ben O’Hara_678 04 .: server.ts',
    ]);
    expect(intake.remarks.filter(line => !line.includes('no client.ts'))).toEqual([
      '"Ben O’Hara_678_assignsubmission_onlinetext_" is text typed into a page, and not graded.',
    ]);
  });

  it('Moodle without folders, and Canvas, put the name in front of every file', async () => {
    const intake = await taken(
      folderOf({
        'Anna Müller_12345_assignsubmission_file_server.ts': '',
        'Anna Müller_12345_assignsubmission_file_client.ts': '',
        'mullerben_1234_56789_server.ts': '',
        'mullerben_LATE_1234_56790_client.ts': '',
        'weißzoe_99_56791_work.zip': zipOfFiles({ '04-tcp-uppercase/server.ts': '' }),
        'anon_a8xk2_56792_server.ts': '',
        'weißzoe_99_text.html': 'hello',
      }),
      only04,
    );
    expect(found(intake)).toEqual([
      'Anna Müller_12345 04 .: client.ts server.ts',
      'anon_a8xk2 04 .: server.ts',
      'mullerben_1234 04 .: client.ts server.ts',
      'weißzoe_99 04 04-tcp-uppercase: 04-tcp-uppercase/server.ts',
    ]);
    expect(intake.remarks.filter(line => !line.includes('no client.ts'))).toEqual([
      '"weißzoe_99_text.html" is text typed into a page, and not graded.',
    ]);
  });

  it('of several uploads of a program only the last counts, under the program’s name', async () => {
    const class04 = folderOf({
      'ada_1_10_server-2.ts': 'third',
      'ada_1_30_server.ts': 'first',
      'ada_1_20_server-1.ts': 'second',
      'ada_1_11_client-1.ts': 'client',
      'ben_2_12_server.ts': 'early',
      'ben_2_13_server.ts': 'late',
    });
    const intake = await taken(class04, only04);
    const plain = await taken(
      folderOf({ 'ada/server.ts': 'third', 'ada/client.ts': 'client', 'ben/server.ts': 'late' }),
      only04,
    );
    expect(intake.works.map(({ digest }) => digest)).toEqual(plain.works.map(({ digest }) => digest));
    expect(intake.remarks).toEqual([
      '2 places, "ada_1_20_server-1.ts" and "ada_1_30_server.ts": is left out for a later upload, "server-2.ts".',
      '"ben_2_12_server.ts" is left out for a later upload, "server.ts".',
      '"ben_2_12_server.ts" has no client.ts for lesson 04.',
    ]);
  });

  it('all may lie in one folder, as files or as archives', async () => {
    const program = zipOfFiles({ 'server.ts': '' });
    const files = folderOf({ 'all/ada_1_10_server.ts': '', 'all/ben_2_11_server.ts': '' });
    expect(found(await taken(files, only04))).toEqual(['ada_1 04 .: server.ts', 'ben_2 04 .: server.ts']);
    const archives = folderOf({ 'all/ada.zip': program, 'all/ben.zip': program });
    expect(found(await taken(archives, only04))).toEqual(['ada 04 .: server.ts', 'ben 04 .: server.ts']);
    const lessons = folderOf({ 'ada/04.zip': program, 'ada/05.zip': program });
    expect(found(await taken(lessons))).toEqual(['ada 04 04: 04/server.ts', 'ada 05 05: 05/server.ts']);
  });

  it('a name that is nobody’s is said, and is nobody’s work', async () => {
    const intake = await taken(folderOf({ 'ada/server.ts': '', 'grades.csv': '', 'x_1_2_..': '' }), only04);
    expect(intake.students.map(({ id }) => id)).toEqual(['ada']);
    expect(intake.remarks.slice(0, 2)).toEqual([
      '"grades.csv" is no student\'s folder or archive.',
      '"x_1_2_.." is no name of a file.',
    ]);
  });

  it('nothing at all is nobody’s', async () => {
    const intake = await taken(folderOf({ '.DS_Store': '' }), only04);
    expect(intake.students).toEqual([]);
    expect(absent(intake)).toEqual([]);
  });
});

describe('the archive of a whole class', () => {
  const ada = 'Ada_1_assignsubmission_file_/server.ts';
  const ben = 'Ben_2_assignsubmission_file_/work.zip';
  const files = { [ada]: 'a', [ben]: zipOfFiles({ '04/server.ts': 'b' }), '__MACOSX/._x': '' };

  it.each([
    ['moodle.zip', zipOfFiles(files)],
    [
      'moodle.zip',
      zipOfFiles(Object.fromEntries(Object.entries(files).map(([name, text]) => [`all/${name}`, text]))),
    ],
    ['canvas.tar.gz', gzipped(tarOf(Object.entries(files).map(([name, content]) => ({ name, content }))))],
  ])('%s need not be unpacked by hand', async (name, bytes) => {
    const at = join(folderOf({ [name]: bytes }), name);
    expect(found(await taken(at, only04))).toEqual(['Ada_1 04 .: server.ts', 'Ben_2 04 04: 04/server.ts']);
  });

  it('what one student did to it spoils nothing of the others', async () => {
    const entries = [
      { name: '../../evil.ts', content: 'evil' },
      { name: 'Eve_3_assignsubmission_file_/server.ts', content: Buffer.alloc(5000) },
      { name: 'Eve_3_assignsubmission_file_/a\nb', content: 'odd' },
      { name: 'Eve_3_assignsubmission_file_/client.ts', content: 'first' },
      { name: 'Eve_3_assignsubmission_file_/client.ts', content: 'second' },
      {
        name: 'Eve_3_assignsubmission_file_/link',
        content: '/etc/passwd',
        mode: 0o120777,
        type: '2',
        link: '/etc',
      },
      { name: ada, content: 'a' },
    ];
    for (const [name, bytes] of [
      ['class.zip', zipOf(entries)],
      ['class.tar', tarOf(entries)],
    ] as const) {
      const at = join(folderOf({ [name]: bytes }), name);
      const intake = await taken(at, { ...only04, bounds: { ...usualBounds, entry: 1000 } });
      expect(found(intake)).toEqual(['Ada_1 04 .: server.ts', 'Eve_3 04 .: client.ts']);
      const eve = '"Eve_3_assignsubmission_file_';
      expect(intake.remarks.slice(0, 5)).toEqual([
        `"${name}" holds "../../evil.ts", which names a place outside of it.`,
        `"${name}" holds ${eve}/server.ts", which unpacks to more than 1000 bytes.`,
        `"${name}" holds ${eve}/a\\nb", which has a line break in its name.`,
        `"${name}" holds ${eve}/client.ts" twice.`,
        `${eve}/link" is a symbolic link, which is not followed.`,
      ]);
    }
  });

  it('that is damaged is answered with one clear line', async () => {
    const at = join(folderOf({ 'class.zip': zipOfFiles(files).subarray(0, 200) }), 'class.zip');
    await expect(taken(at, only04)).rejects.toThrow(
      /^".*class\.zip" is no whole zip archive \(.*\); download it again, or unpack it and name the folder\.$/,
    );
  });
});
