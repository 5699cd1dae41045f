import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AuthorFault } from '../../checker/author/fault.ts';
import { newLesson } from '../../checker/author/new.ts';
import { firstTodo } from '../../checker/program/todo.ts';
import { headings, readOn } from '../../checker/lesson/anchors.ts';

const repository = join(import.meta.dirname, '../..');
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'wirebook-new-'));
  for (const shared of ['checker', 'node_modules'])
    await symlink(join(repository, shared), join(root, shared));
  await writeFile(join(root, 'package.json'), '{ "type": "module" }');
});
afterEach(() => rm(root, { recursive: true }));

// Everything in the clone but what it shares.
const written = async (): Promise<string[]> => {
  const own = (await readdir(root)).filter(name => !['checker', 'node_modules'].includes(name));
  return (await Promise.all(own.map(name => under(join(root, name))))).flat();
};
const under = (path: string): Promise<string[]> =>
  readdir(path, { recursive: true }).then(
    names => [path, ...names],
    () => [path],
  );

const read = (path: string) => readFile(join(root, path), 'utf8');

describe('a new lesson', () => {
  const name = '33-echo-bytes';
  let files: string[];
  beforeEach(async () => (files = await newLesson(root, name)));

  test('is a folder in each of its places', () => {
    expect(files).toEqual([
      'lessons/33-echo-bytes/README.md',
      'lessons/33-echo-bytes/checks.ts',
      'lessons/33-echo-bytes/predictions.ts',
      'lessons/33-echo-bytes/server.ts',
      'solutions/33-echo-bytes/server.ts',
      'skeletons/33-echo-bytes/server.ts',
      'test/lessons/33-echo-bytes/mangles-binary.ts',
    ]);
  });

  test('has a walkthrough of nine parts that explains its misconception and bears its name', async () => {
    const walkthrough = await read(`lessons/${name}/README.md`);
    expect(headings(walkthrough).filter(({ level }) => level === 2)).toHaveLength(9);
    expect(headings(walkthrough)[0]?.text).toBe('Echo bytes');
    expect(readOn(walkthrough, 'mangles-binary')).toBe('bytes-through-a-string');
    expect(walkthrough).toContain('npx wirebook watch 33-echo-bytes');
  });

  test('has no placeholder left in any file', async () => {
    const texts = await Promise.all(files.map(read));
    expect(texts.filter(text => /[«»]/.test(text))).toEqual([]);
  });

  test('has a wrong program that says in its first line which idea it lacks', async () => {
    expect(await read(`test/lessons/${name}/mangles-binary.ts`)).toMatch(/^\/\/ server: mangles-binary\n/);
  });

  test('has a skeleton with a first step', async () => {
    expect(firstTodo(await read(`lessons/${name}/server.ts`))).toMatchObject({ number: 1 });
  });

  test('compiles strictly', () => {
    const file = join(repository, 'tsconfig.json');
    const config: unknown = ts.readConfigFile(file, path => ts.sys.readFile(path)).config;
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, repository);
    const sources = files.filter(path => path.endsWith('.ts')).map(path => join(root, path));
    const faults = ts.getPreEmitDiagnostics(ts.createProgram(sources, options));
    expect(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  });

  test.each([
    ['solution gives the bytes back', `solutions/${name}/server.ts`, 'ff0080'],
    ['wrong program mangles them', `test/lessons/${name}/mangles-binary.ts`, 'efbfbd00efbfbd'],
    ['skeleton does not answer yet', `lessons/${name}/server.ts`, ''],
  ])('has three programs that run: the %s', async (_, path, answer) => {
    expect(await answerOf(join(root, path))).toBe(answer);
  });
});

describe('an author is refused, and nothing is written, when', () => {
  test.each(['echo', '7-echo', '07_echo', '07-Echo', '07-', '07-a--b', '../07-echo', ''])(
    'the name is %j',
    async name => {
      await expect(newLesson(root, name)).rejects.toThrow(AuthorFault);
      await expect(newLesson(root, name)).rejects.toThrow(`${JSON.stringify(name)} is no lesson's name`);
      expect(await readdir(root)).toEqual(['checker', 'node_modules', 'package.json']);
    },
  );

  test.each([
    ['lessons/07-timestamp', '07-timestamp'],
    ['solutions/07-timestamp', '07-timestamp'],
    ['test/lessons/07-timestamp', '07-timestamp'],
    ['lessons/07-timestamp', '07-echo'],
  ])('%s is there and the name is %s', async (folder, name) => {
    await mkdir(join(root, folder), { recursive: true });
    const before = await written();
    await expect(newLesson(root, name)).rejects.toThrow(AuthorFault);
    await expect(newLesson(root, name)).rejects.toThrow(`${folder} is there already`);
    expect(await written()).toEqual(before);
  });
});

// What a server sends back for ff 00 80 until it closes, in hex.
async function answerOf(file: string): Promise<string> {
  const server = spawn(process.execPath, ['--import', 'tsx', file, '127.0.0.1', '0'], { cwd: repository });
  const ended = once(server, 'exit');
  try {
    const line: unknown = (await once(createInterface(server.stdout), 'line'))[0];
    const port = /^listening on 127\.0\.0\.1:(\d+)$/.exec(String(line))?.[1];
    const socket = connect(Number(port), '127.0.0.1');
    socket.end(Uint8Array.of(0xff, 0x00, 0x80));
    return (await buffer(socket)).toString('hex');
  } finally {
    server.kill();
    await ended;
  }
}
