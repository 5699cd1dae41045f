import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import type { Intake } from '../../checker/classroom/work.ts';
import { told, toldInFull } from '../../checker/classroom/intake/told.ts';
import { zipOf, zipOfFiles } from './archives.ts';
import { folderOf, lesson04, lesson05, lesson06, taken } from './class-folder.ts';

const golden = (name: string): string => join(import.meta.dirname, '../golden/intake', `${name}.txt`);
const lessons = [lesson04, lesson05, lesson06];
const of = { folder: 'class/', lessons };
const both = (place: string): Record<string, string> => ({
  [`${place}/server.ts`]: '',
  [`${place}/client.ts`]: '',
});

const roster = `id,name,email
s01,Ada Lovelace,ada@example.org
s02,Ben Bit,ben@example.org
s03,Анна Каренина,anna@example.org
s04,山田太郎,yamada@example.org
s05,Eve Oracle,eve@example.org
s06,Late Riser,late@example.org
s07,Never There,never@example.org
`;

// A class as classes are.
async function usual(): Promise<Intake> {
  const at = folderOf({
    'roster.csv': roster,
    ...both('s01/lessons/04-tcp-uppercase'),
    ...both('s01/lessons/05-udp-uppercase'),
    's01/lessons/06-chat-quit/peer.ts': '',
    ...both('s01/checker/x'),
    's01/node_modules/x/index.js': '',
    's02/04/server.ts': '',
    's02/04/.DS_Store': '',
    's02/05/main.ts': '',
    's02/notes.md': '',
    's03.zip': zipOfFiles({
      '04-tcp-uppercase/server.ts': '',
      '04-tcp-uppercase/client.ts': '',
      'peer.ts': '',
    }),
    's04/work.zip': zipOf([{ name: '../../evil.ts' }]),
    ...both('eve/04'),
    ...both('eve/lessons/04-tcp-uppercase'),
    'eve/04/server.ts': 'other',
    ...both('eve/05'),
    'stranger/06/peer.ts': '',
    'readme.txt': '',
  });
  truncateSync(join(at, 'eve/05/server.ts'), 2 ** 30);
  mkdirSync(join(at, 's06'));
  symlinkSync('/etc', join(at, 'etc'));
  return taken(at, { lessons, roster: join(at, 'roster.csv') });
}

// Three hundred students of whom many do the same.
const many = (): Promise<Intake> => {
  const files: Record<string, string> = {};
  for (let count = 1; count <= 300; count++) {
    const who = `student-${String(count).padStart(3, '0')}`;
    if (count % 7 === 0) files[`${who}/notes-${count}.md`] = '';
    else if (count % 5 === 0) files[`${who}/04/main-${count}.ts`] = '';
    else Object.assign(files, both(`${who}/04-tcp-uppercase`), both(`${who}/05`));
    files[`${who}/.DS_Store`] = '';
  }
  return taken(folderOf(files), { lessons });
};

// Names that would drive a terminal, and one that is nothing but long.
const hostile = (): Promise<Intake> =>
  taken(
    folderOf({
      ...both('\x1b[2J\x1b]0;owned\x07/04'),
      ...both('a\nMissing\n  ben (04): nothing/04'),
      ...both('\u202egnp.exe\u2066/04'),
      ...both(`${'x'.repeat(240)}/04`),
      ...both('"quoted" \\/04'),
      ...both('=cmd|calc/04'),
      'ok/04/\x1b[31m.ts': '',
    }),
    { lessons },
  );

describe('what is said before anything runs', () => {
  it.each([
    ['usual', usual],
    ['many', many],
    ['hostile', hostile],
  ])('of a class that is %s', async (name, make) => {
    const intake = await make();
    await expect(told(intake, of)).toMatchFileSnapshot(golden(name));
    if (name !== 'many') await expect(toldInFull(intake, of)).toMatchFileSnapshot(golden(`${name}-in-full`));
  });

  it('of a class of nobody', async () => {
    const intake = await taken(folderOf({}), { lessons });
    await expect(toldInFull(intake, of)).toMatchFileSnapshot(golden('nobody'));
  });

  it('is no wider than the page, and obeyed by no terminal', async () => {
    for (const make of [usual, many, hostile])
      for (const columns of [80, 120]) {
        const text = toldInFull(await make(), of, columns);
        for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
        expect(text).not.toMatch(/[^\P{C}\n]/u);
      }
  });

  it('breaks what is too long for a line', async () => {
    const long = Array.from({ length: 60 }, (_, at) => ({ name: `${at + 10}-x`, number: String(at + 10) }));
    const intake = await taken(folderOf({}), { lessons });
    const student = { id: 'i'.repeat(50), name: 'ñ'.repeat(50), folder: '山'.repeat(50) };
    const works = long
      .filter((_, at) => at % 2 === 0)
      .map(({ name }) => ({
        student: student.id,
        lesson: name,
        digest: '',
        files: [],
        place: '.',
        copyTo: () => Promise.resolve(),
      }));
    const text = toldInFull(
      { ...intake, students: [student], works },
      { folder: 'f'.repeat(300), lessons: long },
    );
    for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
    expect(text).toContain('66, 68\n');
  });

  it('says everybody in full', async () => {
    const text = toldInFull(await many(), of);
    for (let count = 1; count <= 300; count++)
      expect(text).toContain(`student-${String(count).padStart(3, '0')}`);
    expect(text).not.toContain('--dry-run');
  });
});
