import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'tar';
import { describe, expect, it } from 'vitest';
import { usualBounds } from '../../checker/classroom/intake/bounds.ts';
import { gzipped, tarOfFiles, zipOf, zipOfFiles } from './archives.ts';
import { absent, folder, folderOf, found, lesson04, taken } from './class-folder.ts';

const work = { '04-tcp-uppercase/server.ts': 'serve', '04-tcp-uppercase/client.ts': 'dial' };
const hers = 'ada 04 04-tcp-uppercase: 04-tcp-uppercase/client.ts 04-tcp-uppercase/server.ts';
const only04 = { lessons: [lesson04] };
const files = (at: string): string[] =>
  readdirSync(at, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(({ name }) => name)
    .sort();

describe('archives that are handed in', () => {
  it.each([
    ['ada.zip', zipOfFiles(work)],
    ['ada.ZIP', zipOfFiles(work)],
    ['ada.tar', tarOfFiles(work)],
    ['ada.tar.gz', gzipped(tarOfFiles(work))],
    ['ada.tgz', gzipped(tarOfFiles(work))],
    ['ada.tar.gz', tarOfFiles(work)],
    ['ada.zip', gzipped(tarOfFiles(work))],
    ['ada/work.zip', zipOfFiles(work)],
    ['ada/hand in/work.tgz', gzipped(tarOfFiles(work))],
  ])('%s is opened by what it is', async (name, bytes) => {
    const intake = await taken(folderOf({ [name]: bytes }), only04);
    expect(found(intake).map(line => line.replaceAll('hand in/', ''))).toEqual([hers]);
    const copy = folder();
    await intake.works[0]?.copyTo(copy);
    expect(files(copy)).toEqual(['client.ts', 'server.ts']);
  });

  it('one that tar itself has packed is opened', async () => {
    const from = folderOf(work);
    const at = folder();
    await create({ gzip: true, cwd: from, file: join(at, 'ada.tgz') }, ['.']);
    expect(found(await taken(at, only04))).toEqual([hers]);
  });

  it('what is unpacked has the digest of the same folder', async () => {
    const digests = await Promise.all(
      [
        { 'ada.zip': zipOfFiles(work) },
        { 'ada.tgz': gzipped(tarOfFiles(work)) },
        { 'ada/04-tcp-uppercase/server.ts': 'serve', 'ada/04-tcp-uppercase/client.ts': 'dial' },
      ].map(async class04 => (await taken(folderOf({ ...class04 }), only04)).works[0]?.digest),
    );
    expect(new Set(digests).size).toBe(1);
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  it('one archive a lesson is called like the lesson', async () => {
    const programs = zipOfFiles({ 'server.ts': '' });
    const intake = await taken(folderOf({ 'ada/04.zip': programs, 'ada/lesson-5 (1).zip': programs }));
    expect(found(intake)).toEqual(['ada 04 04: 04/server.ts', 'ada 05 lesson-5 (1): lesson-5 (1)/server.ts']);
  });

  it('a folder and the archive it came from are one submission, and not guessed where they differ', async () => {
    const both = { 'ada/04-tcp-uppercase/server.ts': 'serve', 'ada/04-tcp-uppercase/client.ts': 'dial' };
    expect(found(await taken(folderOf({ ...both, 'ada.zip': zipOfFiles(work) }), only04))).toEqual([hers]);
    const other = zipOfFiles({ ...work, '04-tcp-uppercase/server.ts': 'other' });
    expect(absent(await taken(folderOf({ ...both, 'ada.zip': other }), only04))).toEqual([
      'ada 04 not graded: it is there more than once, and not the same: "ada/04-tcp-uppercase" and "ada.zip/04-tcp-uppercase"; leave the one that counts',
    ]);
  });

  it('an archive beside the programs of a lesson is something else', async () => {
    const intake = await taken(
      folderOf({ 'ada/04/server.ts': '', 'ada/04/old.zip': zipOfFiles(work) }),
      only04,
    );
    expect(found(intake)).toEqual(['ada 04 04: 04/old.zip 04/server.ts']);
  });

  it('an archive in an archive is opened, and no deeper', async () => {
    const once = zipOfFiles({ 'inner.zip': zipOfFiles(work) });
    expect(found(await taken(folderOf({ 'ada.zip': once }), only04))).toEqual([hers]);
    const thrice = zipOfFiles({ 'outer.zip': once });
    expect(absent(await taken(folderOf({ 'ada.zip': thrice }), only04))).toEqual([
      'ada 04 not graded: "ada.zip/inner.zip" lies in 2 other archives; no more are opened',
    ]);
  });

  it('what machines packed along is ignored, and said once', async () => {
    const mac = { '__MACOSX/04-tcp-uppercase/._server.ts': 'x', '04-tcp-uppercase/.DS_Store': 'x' };
    const heavy = { 'node_modules/big/index.js': Buffer.alloc(2 ** 20, 'x') };
    const bounds = { ...usualBounds, unpacked: 1000 };
    const intake = await taken(folderOf({ 'ada.zip': zipOfFiles({ ...mac, ...heavy, ...work }) }), {
      ...only04,
      bounds,
    });
    expect(found(intake)).toEqual([hers]);
    expect(intake.remarks).toEqual([
      'Ignored, since no person wrote it: ".DS_Store" (1), "__MACOSX" (1) and "node_modules" (1).',
    ]);
  });

  it('paths as Windows writes them are paths', async () => {
    const windows = Object.fromEntries(
      Object.entries(work).map(([name, text]) => [name.replaceAll('/', '\\'), text]),
    );
    expect(found(await taken(folderOf({ 'ada.zip': zipOfFiles(windows) }), only04))).toEqual([hers]);
  });

  it.each([
    ['UTF-8 that says so', Buffer.from('größe.ts'), 0x800],
    ['UTF-8 that does not say so', Buffer.from('größe.ts'), 0],
    ['the letters of the first PC', Buffer.from('gr\x94\xe1e.ts', 'latin1'), 0],
    ['letters as macOS takes them apart', Buffer.from('größe.ts'.normalize('NFD')), 0],
  ])('names are read in %s', async (_, name, flags) => {
    const entries = [{ name: '04/server.ts' }, { name: Buffer.concat([Buffer.from('04/'), name]), flags }];
    expect(found(await taken(folderOf({ 'ada.zip': zipOf(entries) }), only04))).toEqual([
      'ada 04 04: 04/größe.ts 04/server.ts',
    ]);
  });

  it('nothing but what the works need stays on the disk', async () => {
    const scratch = folder();
    const all = { ...work, '05-udp-uppercase/server.ts': 'x', 'notes/a.md': 'x', 'lessons/x.md': '' };
    await taken(folderOf({ 'ada.zip': zipOfFiles(all), 'ben.zip': zipOfFiles({ 'notes.md': 'x' }) }), {
      ...only04,
      scratch,
    });
    expect(files(scratch)).toEqual(['client.ts', 'server.ts']);
    expect(readdirSync(scratch)).toHaveLength(1);
  });
});
