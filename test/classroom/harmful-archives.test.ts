import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usualBounds } from '../../checker/classroom/intake/bounds.ts';
import { gzipped, tarOf, tarOfFiles, zipOf, zipOfFiles } from './archives.ts';
import { absent, folder, folderOf, found, lesson04, lesson05, taken } from './class-folder.ts';

const work = { '04-tcp-uppercase/server.ts': 'serve', '04-tcp-uppercase/client.ts': 'dial' };
const only04 = { lessons: [lesson04] };
const files = (at: string): string[] =>
  readdirSync(at, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(({ name }) => name)
    .sort();

describe('archives that mean harm', () => {
  const ben = { 'ben/04/server.ts': 'b' };
  // What is said of ada's archive; ben is never harmed.
  async function said(bytes: Buffer, name = 'ada.zip', bounds = usualBounds): Promise<string> {
    const scratch = folder();
    const intake = await taken(folderOf({ [name]: bytes, ...ben }), { ...only04, bounds, scratch });
    expect(found(intake)).toEqual(['ben 04 04: 04/server.ts']);
    expect(readdirSync(scratch)).toEqual([]);
    const [line = '', ...more] = absent(intake);
    expect(more).toEqual([]);
    return line.replace(/^ada 04 not graded: "ada\.[a-z0-9.]+" /, '');
  }

  it.each([
    ['../../evil.ts', '"../../evil.ts", which names a place outside of it'],
    ['04/../../evil.ts', '"04/../../evil.ts", which names a place outside of it'],
    ['..\\evil.ts', '"..\\\\evil.ts", which names a place outside of it'],
    ['/etc/evil.ts', '"/etc/evil.ts", which names a place outside of it'],
    ['C:\\evil.ts', '"C:\\\\evil.ts", which names a place outside of it'],
    ['04/a\nb.ts', '"04/a\\nb.ts", which has a line break in its name'],
    ['04/\x1b[31m.ts', '"04/\\x1b[31m.ts", which has a control character in its name'],
    ['04/a\0b.ts', '"04/a\\x00b.ts", which has a control character in its name'],
    [`04/${'x'.repeat(255)}`, 'which has a name of 255 bytes, more than 200'],
    ['a/'.repeat(30), 'which lies more than 24 folders deep'],
  ])('an entry called %j spoils the whole zip', async (name, why) => {
    const line = await said(
      zipOf([
        { name: '04/server.ts', content: 'a' },
        { name, content: 'evil' },
      ]),
    );
    expect(line).toMatch(/^holds /);
    expect(line).toContain(why);
  });

  it.each([
    ['../../evil.ts', 'names a place outside of it'],
    ['/etc/evil.ts', 'names a place outside of it'],
    ['04/a\nb.ts', 'has a line break in its name'],
  ])('an entry called %j spoils the whole tar', async (name, why) => {
    const line = await said(gzipped(tarOf([{ name: '04/server.ts' }, { name, content: 'evil' }])), 'ada.tgz');
    expect(line).toMatch(new RegExp(`^holds .*${why}$`));
  });

  it('nothing is ever written outside of the scratch folder', async () => {
    const scratch = join(folder(), 'scratch');
    const at = folderOf({
      'ada.zip': zipOf([{ name: '../../out.ts' }]),
      'eve.tar': tarOf([{ name: '../../out.ts' }]),
    });
    folderOf({ keep: '' }, scratch);
    await taken(at, { ...only04, scratch });
    expect(existsSync(join(scratch, '../out.ts'))).toBe(false);
    expect(files(join(scratch, '..'))).toEqual(['keep']);
  });

  it('links and devices in a tar are left out and said', async () => {
    const bytes = tarOf([
      { name: '04/server.ts', content: 'mine' },
      { name: '04/passwd', type: '2', link: '/etc/passwd' },
      { name: '04/hard', type: '1', link: '04/server.ts' },
      { name: '04/null', type: '3' },
      { name: '04/sda', type: '4' },
      { name: '04/pipe', type: '6' },
    ]);
    const intake = await taken(folderOf({ 'ada.tar': bytes }), only04);
    expect(found(intake)).toEqual(['ada 04 04: 04/server.ts']);
    expect(intake.remarks.slice(1)).toEqual([
      '"ada.tar/04/passwd" is a symbolic link, which is not followed.',
      '4 places, "ada.tar/04/hard", "ada.tar/04/null", "ada.tar/04/sda" and "ada.tar/04/pipe": is no regular file.',
    ]);
  });

  it('a folder that is a link first cannot lead files out of the archive', async () => {
    const outside = folder();
    const tar = tarOf([
      { name: '04', type: '2', link: outside },
      { name: '04/server.ts', content: 'a' },
    ]);
    const zip = zipOf([
      { name: '04', content: outside, mode: 0o120777 },
      { name: '04/server.ts', content: 'a' },
    ]);
    for (const bytes of [tar, zip])
      expect(found(await taken(folderOf({ 'ada.zip': bytes }), only04))).toEqual(['ada 04 04: 04/server.ts']);
    expect(readdirSync(outside)).toEqual([]);
  });

  it('a program that is a link in a zip is not graded, and says why', async () => {
    const bytes = zipOf([{ name: '04/server.ts', content: '/etc/passwd', mode: 0o120777 }]);
    expect(absent(await taken(folderOf({ 'ada.zip': bytes }), only04))).toEqual([
      'ada 04 not graded: "ada.zip/04/server.ts" is a symbolic link, which is not followed',
    ]);
  });

  const zeros = Buffer.alloc(8 * 2 ** 20);

  it('a zip that unpacks to more than its allowance is refused as the bytes come', async () => {
    const bounds = { ...usualBounds, unpacked: 2 ** 20, ratio: 10_000 };
    expect(await said(zipOfFiles({ '04/server.ts': zeros }), 'ada.zip', bounds)).toBe(
      'unpacks to more than 1 MiB',
    );
  });

  it('all archives of one student have one allowance together', async () => {
    const bounds = { ...usualBounds, unpacked: 2 ** 20, ratio: 10_000 };
    const most = zipOfFiles({ 'server.ts': Buffer.alloc(700_000) });
    const intake = await taken(folderOf({ 'ada/04.zip': most, 'ada/05.zip': most, ...ben }), {
      lessons: [lesson04, lesson05],
      bounds,
    });
    expect(absent(intake)).toContain('ada 05 not graded: "ada/05.zip" unpacks to more than 1 MiB');
    expect(found(intake)).toEqual(['ada 04 04: 04/server.ts', 'ben 04 04: 04/server.ts']);
  });

  it.each(['zip', 'tar.gz'])('a %s that grows beyond all measure is a bomb', async ending => {
    const bomb = { 'node_modules.txt': zeros, '04/server.ts': zeros };
    const bytes = ending === 'zip' ? zipOfFiles(bomb) : gzipped(tarOfFiles(bomb));
    expect(await said(bytes, `ada.${ending}`)).toBe(
      'unpacks to more than 200 times its size, as a bomb does',
    );
  });

  it('what a tar packs into folders that nobody needs is counted too', async () => {
    const bytes = tarOfFiles({ 'node_modules/a.js': zeros, '04/server.ts': 'a' });
    expect(await said(bytes, 'ada.tar', { ...usualBounds, read: 2 ** 20 })).toBe(
      'unpacks to more than 1 MiB',
    );
  });

  it('an archive of archives of archives is no way round', async () => {
    let bytes = zipOfFiles({ '04/server.ts': zeros });
    for (let count = 0; count < 5; count++)
      bytes = zipOfFiles({ 'a.zip': bytes, 'b.zip': bytes, 'c.zip': bytes });
    expect(await said(bytes)).toMatch(/lies in 2 other archives; no more are opened$/);
  });

  it('ten thousand archives are not all opened', async () => {
    const tiny = zipOfFiles({ 'x.md': '' });
    const many = zipOfFiles(
      Object.fromEntries(Array.from({ length: 300 }, (_, count) => [`${count}a.zip`, tiny])),
    );
    const line = await said(many);
    expect(line).toMatch(/is one archive more than the 100 that are opened$/);
  });

  it('more entries than anybody hands in are refused', async () => {
    const entries = Array.from({ length: 30 }, (_, count) => ({ name: `04/${count}.ts` }));
    const bounds = { ...usualBounds, entries: 20 };
    expect(await said(zipOf(entries), 'ada.zip', bounds)).toBe('holds more than 20 files and folders');
    expect(await said(tarOf(entries), 'ada.tar', bounds)).toBe('holds more than 20 files and folders');
  });

  it.each([
    ['less than there is', { name: '04/server.ts', content: zeros.subarray(0, 5000), size: 10 }],
    ['more than there is', { name: '04/server.ts', content: 'short', size: 5000 }],
  ])('a zip header that says %s is found out', async (_, entry) => {
    expect(await said(zipOf([entry]))).toMatch(/^is no whole zip archive \(.*bytes/);
  });

  it('an archive of nothing, and one that has lost its list, are refused', async () => {
    expect(await said(zipOf([]))).toBe('is an archive of nothing');
    expect(await said(tarOf([]), 'ada.tar')).toBe(
      'is neither a zip nor a tar archive, whatever its name says',
    );
    expect(await said(gzipped(tarOf([])), 'ada.tgz')).toMatch(/^is no whole tar archive/);
    const bytes = zipOfFiles(work);
    bytes.writeUInt16LE(0, bytes.length - 12);
    expect(await said(bytes)).toBe('is an archive of nothing');
  });

  it('a folder of nothing is missing', async () => {
    const at = folderOf(ben);
    mkdirSync(join(at, 'ada'));
    expect(absent(await taken(at, only04))).toEqual(['ada 04 missing: what was handed in is empty']);
  });

  it('another checksum than the header says is found out', async () => {
    expect(await said(zipOf([{ name: '04/server.ts', content: 'a', sum: 1 }]))).toBe(
      'is damaged: "04/server.ts" has another checksum than it says',
    );
  });

  it('a tar header that says more than there is is found out', async () => {
    const bytes = tarOf([{ name: '04/server.ts', content: 'a', size: 2 ** 30 }]);
    expect(await said(bytes, 'ada.tar')).toMatch(/^is no whole tar archive/);
  });

  it('an encrypted zip and one of an unknown method say so', async () => {
    expect(await said(zipOf([{ name: '04/server.ts', content: 'a', flags: 1 }]))).toBe(
      'is encrypted; ask for it without a password',
    );
    expect(await said(zipOf([{ name: '04/server.ts', content: 'a', method: 14 }]))).toBe(
      'is compressed in a way that is not read here (method 14)',
    );
  });

  it.each([
    ['zip', zipOfFiles(work)],
    ['tar', tarOfFiles(work)],
    ['tgz', gzipped(tarOfFiles(work))],
  ])('a %s that was cut off is refused wherever it was cut', async (ending, bytes) => {
    for (let size = 0; size < bytes.length - 1024; size += Math.ceil(bytes.length / 40)) {
      const intake = await taken(folderOf({ [`ada.${ending}`]: bytes.subarray(0, size), ...ben }), only04);
      expect(found(intake), `${size} of ${bytes.length} bytes`).toEqual(['ben 04 04: 04/server.ts']);
      expect(absent(intake)[0]).toMatch(/^ada 04 not graded: "ada\.[a-z]+" (?:is no|is neither|holds)/);
    }
  });

  it('two entries of one name, and a file where a folder is needed, are not guessed', async () => {
    const twice = [
      { name: '04/server.ts', content: 'a' },
      { name: '04/server.ts', content: 'b' },
    ];
    expect(await said(zipOf(twice))).toBe('holds "04/server.ts" twice');
    expect(await said(tarOf(twice), 'ada.tar')).toBe('holds "04/server.ts" twice');
    const forms = ['é.ts'.normalize('NFC'), 'é.ts'.normalize('NFD')].map(name => ({ name: `04/${name}` }));
    expect(await said(zipOf(forms))).toBe('holds "04/é.ts" twice');
    expect(await said(zipOf([{ name: '04' }, { name: '04/server.ts' }]))).toBe('holds "04/server.ts" twice');
  });

  it.each(['ada.rar', 'ada.7z', 'ada.tar.xz', 'ada.tar.bz2'])(
    '%s is of a kind that is not read',
    async name => {
      expect(await said(Buffer.from('Rar!'), name)).toBe(
        'is an archive of a kind that is not read here; unpack it, or ask for zip or tar.gz',
      );
    },
  );

  it('a file that only calls itself an archive is refused', async () => {
    expect(await said(Buffer.from('Rar!\x1a\x07'))).toBe(
      'is neither a zip nor a tar archive, whatever its name says',
    );
    expect(await said(Buffer.alloc(0))).toBe('is neither a zip nor a tar archive, whatever its name says');
    expect(await said(Buffer.alloc(2000))).toBe('is neither a zip nor a tar archive, whatever its name says');
  });

  it('an archive that is refused beside a work that is there is said', async () => {
    const intake = await taken(folderOf({ 'ada/04/server.ts': '', 'ada/old.zip': 'no zip' }), only04);
    expect(found(intake)).toHaveLength(1);
    expect(intake.remarks).toContain(
      '"ada/old.zip" is neither a zip nor a tar archive, whatever its name says.',
    );
  });

  it('contents come through byte by byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, count) => (count * 7919) % 256));
    for (const [name, archive] of [
      ['ada.zip', zipOf([{ name: '04/server.ts' }, { name: '04/x.bin', content: bytes, method: 0 }])],
      ['ada.tgz', gzipped(tarOfFiles({ '04/server.ts': '', '04/x.bin': bytes }))],
    ] as const) {
      const { works } = await taken(folderOf({ [name]: archive }), only04);
      const copy = folder();
      await works[0]?.copyTo(copy);
      expect(readFileSync(join(copy, '04/x.bin')).equals(bytes)).toBe(true);
    }
  });
});
