import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Intake } from '../../checker/classroom/work.ts';
import { absent, folder, folderOf, lesson04, taken } from './class-folder.ts';

// A class of these folders, each with a program of lesson 04, and this roster.
async function listed(roster: string | Buffer, folders: readonly string[]): Promise<Intake> {
  const file = join(folderOf({ 'roster.csv': roster }), 'roster.csv');
  const class04 = folderOf(
    Object.fromEntries(
      folders.flatMap(name => ['server.ts', 'client.ts'].map(program => [`${name}/${program}`, name])),
    ),
  );
  return taken(class04, { lessons: [lesson04], roster: file });
}

// "id ← folder", one line a student.
const mapped = ({ students }: Intake): string[] =>
  students.map(({ id, folder: at }) => `${id} ← ${at ?? 'nothing'}`);

describe('a roster', () => {
  it('says who is missing, and who handed in and is not on it', async () => {
    const intake = await listed('id,name,email\na1,Ada Lovelace,ada@x.org\nb2,Ben Bit,ben@x.org\n', [
      'a1',
      'zoe',
    ]);
    expect(intake.students).toEqual([
      { id: 'a1', name: 'Ada Lovelace', email: 'ada@x.org', folder: 'a1' },
      { id: 'b2', name: 'Ben Bit', email: 'ben@x.org', folder: null },
      { id: 'zoe', name: 'zoe', folder: 'zoe' },
    ]);
    expect(absent(intake)).toEqual(['b2 04 missing: nothing was handed in']);
    expect(intake.remarks).toEqual(['"zoe" is of nobody on the roster, and graded all the same.']);
    expect(intake.works.map(({ student }) => student)).toEqual(['a1', 'zoe']);
  });

  it('of Canvas maps downloads by number, and skips the row of points', async () => {
    const canvas = [
      'Student,ID,SIS User ID,SIS Login ID,Section,HW 4 (123)',
      '    Points Possible,,,,,10',
      '"Müller, Anna",1234,s77,anna.m,A,',
      '"Zeta, Ben",99,s78,ben.z,A,',
      '"Student, Test",7777,,,A,',
    ].join('\r\n');
    const file = join(folderOf({ 'c.csv': `\ufeff${canvas}` }), 'c.csv');
    const intake = await taken(
      folderOf({
        'mulleranna_1234_5_server.ts': '',
        'mulleranna_1234_6_client.ts': '',
        'zetaben_LATE_99_7_server.ts': '',
      }),
      { lessons: [lesson04], roster: file },
    );
    expect(mapped(intake)).toEqual([
      '1234 ← mulleranna_1234_5_server.ts',
      '99 ← zetaben_LATE_99_7_server.ts',
    ]);
    expect(intake.students[0]?.name).toBe('Müller, Anna');
  });

  it('of Moodle maps folders by participant, else by name', async () => {
    const worksheet =
      'Identifier,Full name,Email address\nParticipant 12,Anna Müller,a@x.org\nParticipant 13,Ben Bit,b@x.org\n';
    const folders = ['Anna Müller_12_assignsubmission_file_', 'Ben Bit_13_assignsubmission_file_'];
    expect(mapped(await listed(worksheet, folders))).toEqual([
      `Participant 12 ← ${folders[0] ?? ''}`,
      `Participant 13 ← ${folders[1] ?? ''}`,
    ]);
    const participants =
      'First name;Last name;ID number;Email address\nAnna;Müller;s1;a@x.org\nBen;Bit;s2;b@x.org\n';
    expect(mapped(await listed(participants, folders))).toEqual([
      `s1 ← ${folders[0] ?? ''}`,
      `s2 ← ${folders[1] ?? ''}`,
    ]);
  });

  it('of GitHub Classroom maps repositories by the login they end in', async () => {
    const github =
      '"identifier","github_username","github_id","name"\n"s1","Ada","1",""\n"s2","x-ada","2",""\n';
    expect(mapped(await listed(github, ['lesson-04-ada', 'lesson-04-x-ada']))).toEqual([
      's1 ← lesson-04-ada',
      's2 ← lesson-04-x-ada',
    ]);
  });

  it.each([
    ['her id', 's1234567'],
    ['her id in other capitals', 'S1234567'],
    ['her address', 'anna.mueller@x.org'],
    ['what stands before the @', 'anna.mueller'],
    ['her name', 'Anna Müller'],
    ['her name in letters taken apart', 'Anna Müller'.normalize('NFD')],
    ['her last name first', 'Müller, Anna'],
    ['both names run together', 'mulleranna'],
    ['her id among other words', 'lesson 4 (s1234567)'],
    ['her names among other words', 'Müller_Anna_final'],
  ])('knows a folder by %s', async (_, name) => {
    const roster =
      'id,first name,last name,email\ns1234567,Anna,Müller,anna.mueller@x.org\ns7654321,Anna,Muster,anna.muster@x.org\n';
    expect(mapped(await listed(roster, [name]))).toEqual([
      `s1234567 ← ${name.normalize('NFC')}`,
      's7654321 ← nothing',
    ]);
  });

  it('never guesses between two', async () => {
    const roster = 'id,name\na1,Anna Müller\na2,Anna Müller\nb1,Ben Bit\n';
    const intake = await listed(roster, ['Anna Müller', 'b1']);
    expect(mapped(intake)).toEqual(['Anna Müller ← Anna Müller', 'a1 ← nothing', 'a2 ← nothing', 'b1 ← b1']);
    expect(absent(intake)).toEqual([
      'a1 04 not graded: "Anna Müller" may be of this person or of another; name it by an id of the roster',
      'a2 04 not graded: "Anna Müller" may be of this person or of another; name it by an id of the roster',
    ]);
    expect(intake.remarks).toEqual([
      '"Anna Müller" may be of "a1" and "a2"; it is graded under its own name.',
    ]);
  });

  it('does not take a first name for a person, nor one number for another', async () => {
    const roster = 'id,name,id number\ns1,Anna Müller,12\ns2,Ben Bit,13\n';
    const intake = await listed(roster, ['anna', 'Zoe Zed_12_assignsubmission_file_']);
    expect(mapped(intake)).toEqual([
      'Zoe Zed_12 ← Zoe Zed_12_assignsubmission_file_',
      'anna ← anna',
      's1 ← nothing',
      's2 ← nothing',
    ]);
  });

  it('a number that says one person and a name that says another are not guessed', async () => {
    const intake = await listed('id,name\n12,Anna Müller\n13,Ben Bit\n', [
      'Ben Bit_12_assignsubmission_file_',
    ]);
    expect(intake.remarks).toEqual([
      '"Ben Bit_12_assignsubmission_file_" may be of "12" and "13"; it is graded under its own name.',
    ]);
  });

  it('two submissions of one person are one person’s, and not guessed where they differ', async () => {
    const intake = await listed('id,login\na1,ada\n', ['a1', 'ada']);
    expect(mapped(intake)).toEqual(['a1 ← a1']);
    expect(absent(intake)[0]).toMatch(
      /^a1 04 not graded: it is there more than once, and not the same: "a1" and "ada"/,
    );
  });

  it.each([
    ['semicolons', Buffer.from('id;name\ns1;Zoë, Å\n')],
    [
      'tabs in UTF-16',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('id\tname\r\ns1\tZoë, Å\r\n', 'utf16le')]),
    ],
    ['the letters of Windows', Buffer.from('id;name\ns1;Zoë, Å\n', 'latin1')],
    ['quotes and line breaks', Buffer.from('name,"student\n ID"\r\n"Zoë, Å",s1\r\n\r\n')],
  ])('may be written with %s', async (_, bytes) => {
    expect((await listed(bytes, ['s1'])).students).toEqual([{ id: 's1', name: 'Zoë, Å', folder: 's1' }]);
  });

  it('that lies in the class’s folder is nobody’s submission', async () => {
    const at = folderOf({ 'ada/server.ts': '', 'ada/client.ts': '', 'roster.csv': 'id\nada\n' });
    expect((await taken(at, { lessons: [lesson04], roster: join(at, 'roster.csv') })).remarks).toEqual([]);
  });

  it.each([
    [
      'colour,size\nred,1\n',
      /says of nobody who it is: its columns are "colour" and "size", and one called id, email, login or name is needed\.$/,
    ],
    [
      'id\na\nA\n',
      /has no column that is filled for everybody and different for each; looked at "id" and "their names"\.$/,
    ],
    ['id,name\n"a', /is no CSV file: /],
    ['', /says of nobody who it is: its columns are none/],
  ])('that cannot be used is answered with one clear line: %j', async (text, line) => {
    await expect(listed(text, [])).rejects.toThrow(line);
  });

  it('that is not there is answered with one clear line', async () => {
    await expect(taken(folder(), { roster: '/nowhere.csv' })).rejects.toThrow(
      '--roster "/nowhere.csv" cannot be read (ENOENT); name a CSV file of your students.',
    );
  });
});
