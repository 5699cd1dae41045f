import { readdirSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { givenBy } from '../../checker/classroom/similar/given.ts';
import { keepPrints, similarPairs } from '../../checker/classroom/similar/class.ts';
import { kept } from '../../checker/classroom/similar/kept.ts';
import type { Work } from '../../checker/classroom/work.ts';
import { similar } from '../../checker/classroom/similar.ts';
import { printOf } from '../../checker/classroom/similar/print.ts';
import { folded } from '../../checker/classroom/similar/tokens.ts';
import { hostile } from '../report/class/hostile.ts';
import { root } from '../support/stagehand.ts';

const text = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const lesson = '04-tcp-uppercase';
const skeleton = text('skeletons', lesson, 'server.ts');
const solution = text('solutions', lesson, 'server.ts');
// Right programs (all 26 checks pass), written apart, from the same skeleton.
const apart = readdirSync(join(root, 'test/fixtures/similar')).map(file => ({
  student: file,
  program: text('test/fixtures/similar', file),
}));
const byIndex = text('test/fixtures/similar/index-of.ts');

// Who is found alike among students with one program each; more where it names several.
const alike = (handedIn: Readonly<Record<string, string | readonly string[]>>) =>
  similar({
    lesson,
    works: Object.entries(handedIn).map(([student, programs]) => ({
      student,
      print: printOf([programs].flat()),
    })),
    given: givenBy(root, lesson),
  });
const others = Object.fromEntries(apart.map(({ student, program }) => [student, program]));

// What a student does who does not want it seen.
const renamed = (program: string) =>
  program
    .replaceAll(/\bdata\b(?!')/g, 'received')
    .replaceAll(/\bindex\b/g, 'cut')
    .replaceAll(/\bline\b/g, 'sentence')
    .replaceAll(/\baddr\b/g, 'here')
    .replaceAll(/\berr\b/g, 'problem')
    .replaceAll(/\bserve\b/g, 'handle')
    .replaceAll("'client error: '", "'somebody left: '");
const laidOut = (program: string) =>
  program
    .split('\n')
    .map(line => `\t${line.trim().replace(/;$/, '')} // ${line.length} of my own`)
    .join('\n\n')
    .replaceAll(/^\t \/\/.*$/gm, '')
    .replaceAll("'", '"')
    .replaceAll('const ', 'let ');

describe('works that are much alike', () => {
  test('are a copy with other names, other layout, other comments and other texts', () => {
    const copy = laidOut(renamed(byIndex));
    expect(copy).not.toContain('data.indexOf');
    const [pair, ...more] = alike({ ...others, 'index-of.ts': byIndex, copier: copy });
    expect(pair).toMatchObject({ lesson, one: 'copier', other: 'index-of.ts', similarity: 1 });
    expect(pair?.shared).toBeGreaterThan(20);
    expect(more).toEqual([]);
  });

  test('are a copy of which a part was written anew', () => {
    const half = renamed(byIndex).replace(
      /server\.on\('error'[^]*?\}\);/,
      "server.once('error', reason => {\n  process.stderr.write(String(reason) + '\\n', () => process.exit(1));\n});",
    );
    const [pair] = alike({ ...others, copier: half });
    expect(pair).toMatchObject({ one: 'copier', other: 'index-of.ts' });
    expect(pair?.similarity).toBeLessThan(1);
  });

  test('are a copy that is hidden in a longer program, or under another name beside other files', () => {
    const longer = `${apart.find(({ student }) => student === 'class.ts')?.program ?? ''}\n${renamed(byIndex)}`;
    expect(
      alike({ 'index-of.ts': byIndex, copier: longer, 'bytes.ts': others['bytes.ts'] ?? '' }),
    ).toMatchObject([{ one: 'copier', other: 'index-of.ts' }]);
    expect(
      alike({ 'index-of.ts': byIndex, copier: ['export const nothing = 1;', renamed(byIndex)] }),
    ).toHaveLength(1);
  });

  test('are not right programs that were written apart, the solution among them', () => {
    expect(apart).toHaveLength(4);
    expect(alike({ ...others, solution })).toEqual([]);
  });

  test('are not skeletons that nobody touched', () => {
    expect(alike({ ana: skeleton, ben: skeleton, eve: `// Eve\n${skeleton}` })).toEqual([]);
  });

  test('are not found for what more than a quarter of a class writes', () => {
    const many = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`s${at}`, renamed(byIndex)]));
    expect(alike({ ...others, ...many })).toEqual([]);
    const five = Object.fromEntries(Object.entries(many).slice(0, 5));
    expect(alike({ 'bytes.ts': others['bytes.ts'] ?? '', ...five })).toHaveLength(10);
  });

  test('are never one student’s own files', () => {
    expect(alike({ ana: [byIndex, renamed(byIndex)], ben: others['bytes.ts'] ?? '' })).toEqual([]);
  });

  test('are the same whatever the order of the students', () => {
    const works = { ...others, copier: renamed(byIndex), again: laidOut(byIndex) };
    const reversed = Object.fromEntries(Object.entries(works).reverse());
    expect(alike(works)).toEqual(alike(reversed));
    expect(alike(works)).toHaveLength(3);
  });
});

describe('tokens to compare', () => {
  const texts = (program: string) => folded(program).map(({ text }) => text);

  test('are without names, texts, comments and semicolons, but keep what belongs to Node', () => {
    expect(texts("const a = b.write('x'); // c")).toEqual([
      'let',
      'name',
      '=',
      'name',
      '.',
      'write',
      '(',
      'text',
      ')',
    ]);
  });

  test('fold a member that the program names itself', () => {
    expect(texts('const s = { rest: 1 }; s.rest')).toEqual(texts('const t = { left: 2 }; t.left'));
  });

  test('know the rows that they stand in', () => {
    expect(folded('a\r\n/* b\nc */ d\n`x\n${e}`')).toEqual([
      { text: 'name', row: 0 },
      { text: 'name', row: 2 },
      { text: 'TemplateHead', row: 3 },
      { text: 'name', row: 4 },
      { text: 'TemplateTail', row: 4 },
    ]);
  });

  test.each(hostile)('are read from anything: %j', program => {
    expect(() => printOf([program, program.repeat(50), `${program}\n${byIndex}`])).not.toThrow();
  });
});

describe('fingerprints that are kept', () => {
  const work = (student: string, program: string, digest = student): Work => ({
    student,
    lesson,
    digest,
    files: ['server.ts'],
    place: '.',
    copyTo: async folder => {
      if (program === '') throw new Error('server.ts changed while it was read');
      await mkdir(join(folder, 'sub'));
      await writeFile(join(folder, 'sub', 'server.ts'), program);
      await writeFile(join(folder, 'notes.md'), byIndex);
    },
  });
  const [ana, ben, eve] = [
    work('ana', byIndex),
    work('ben', renamed(byIndex)),
    work('eve', others['bytes.ts'] ?? ''),
  ];
  let place: string;
  beforeEach(async () => void (place = await mkdtemp(join(tmpdir(), 'wirebook-alike-'))));
  afterEach(() => rm(place, { recursive: true, force: true }));
  const folder = (name: string) => join(place, name);

  test('find the same in one folder as in those of several parts', async () => {
    await keepPrints([ana, ben, eve], { folder: folder('whole'), scratch: place });
    await keepPrints([eve, ben], { folder: folder('one'), scratch: place });
    await keepPrints([ana], { folder: folder('two'), scratch: place });
    const whole = await similarPairs([ana, ben, eve], { folders: [folder('whole')], root });
    const parts = await similarPairs([eve, ana, ben], { folders: [folder('two'), folder('one')], root });
    expect(whole).toEqual(parts);
    expect(whole).toMatchObject([{ lesson, one: 'ana', other: 'ben', similarity: 1 }]);
    expect((await readdir(place)).sort()).toEqual(['one', 'two', 'whole']);
  });

  test('are made once for each content, and never compared where the content is another', async () => {
    const where = { folder: folder('kept'), scratch: place };
    await keepPrints([ana, ben], where);
    const before = await readFile(join(where.folder, `${lesson}.jsonl`), 'utf8');
    await keepPrints([ana, ben], where);
    expect(await readFile(join(where.folder, `${lesson}.jsonl`), 'utf8')).toBe(before);
    const anew = work('ben', others['bytes.ts'] ?? '', 'another');
    expect(await similarPairs([ana, anew], { folders: [where.folder], root })).toEqual([]);
    await keepPrints([ana, anew], where);
    expect((await kept(where.folder, lesson)).get('ben')?.digest).toBe('another');
  });

  test('survive a torn line, and leave out a work that cannot be read', async () => {
    const where = { folder: folder('kept'), scratch: place };
    await keepPrints([ana, work('gone', '')], where);
    await appendFile(join(where.folder, `${lesson}.jsonl`), '\n{"student":"torn","dig');
    await keepPrints([ben], where);
    expect([...(await kept(where.folder, lesson)).keys()]).toEqual(['ana', 'ben']);
    expect(await similarPairs([ana, ben], { folders: [where.folder], root })).toHaveLength(1);
  });
});

describe('a large class', () => {
  // Programs of one's own, each unlike the others, with one copy in every ten.
  const works = (students: number) =>
    Array.from({ length: students }, (_, at) => ({
      student: `s${at}`,
      print: printOf([invented(at % 10 === 9 ? at - 1 : at), `${byIndex}\n${invented(at + 1e6)}`]),
    }));

  test('is compared in a time that a person can wait for, and its copies are found', () => {
    const before = performance.now();
    const found = similar({ lesson, works: works(300), given: printOf([skeleton]) });
    expect(performance.now() - before).toBeLessThan(20_000);
    expect(found).toHaveLength(30);
    for (const { one, other } of found) expect(Number(other.slice(1)) - Number(one.slice(1))).toBe(1);
  });

  test('has a short list, whatever it holds', () => {
    const copies = works(60).map(({ student }, at) => ({ student, print: printOf([invented(at % 6)]) }));
    expect(similar({ lesson, works: copies, given: [] }).length).toBe(50);
  });
});

// A program whose statements follow from the number, about sixty lines.
function invented(seed: number): string {
  let state = seed + 1;
  const next = (most: number) => {
    state = (state * 48271) % 2147483647;
    return state % most;
  };
  const members = [
    'write',
    'on',
    'end',
    'once',
    'pause',
    'resume',
    'destroy',
    'ref',
    'unref',
    'cork',
    'uncork',
  ];
  const parts = [
    () => `socket.${members[next(11)]}(a, ${next(9)});`,
    () => `if (a > b.${members[next(11)]}) return b - ${next(9)};`,
    () => `for (const x of list) x.${members[next(11)]}();`,
    () => `let c = [a, ...b].${members[next(11)]}(x => x * ${next(5)} + y);`,
    () => `while (!c.${members[next(11)]}) c = { ...c, d: a ? b : c };`,
    () => `try { await c.${members[next(11)]}(); } catch { throw new Error(a); }`,
  ];
  for (let skip = 0; skip < 5; skip++) next(2);
  return Array.from({ length: 60 }, () => parts[next(parts.length)]?.() ?? '').join('\n');
}
