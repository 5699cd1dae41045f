import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check, client, here, program } from '../../checker/lesson/index.ts';
import { gradedOne, folderWith, serverWith, shouting } from '../support/stagehand.ts';
import { allProcesses } from '../../checker/wire/kernel/tasks.ts';
import { eventually } from '../support/leftovers.ts';

const ana = client('ana');
const server = program('server', 'server.ts', here.host, here.port);
const answers = check(
  'answers',
  'It answers.',
  server,
  ana.connects(),
  ana.sends('hi\n'),
  ana.receives('HI\n'),
);
const commands = (part: string): number[] =>
  allProcesses().filter(pid => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(part);
    } catch {
      return false;
    }
  });

describe('a program is bounded', () => {
  it('what it prints beyond 64 KiB is cut, and it is not kept waiting', async () => {
    const chatty = shouting.replace(
      'for (const line',
      "process.stdout.write('x'.repeat(1 << 20)); for (const line",
    );
    const report = await gradedOne(answers, { 'server.ts': chatty });
    expect(report.outcome).toBe('passed');
    const printed = report.transcript
      .filter(({ kind }) => kind === 'printed')
      .reduce((sum, { bytes = '', size }) => sum + (size ?? Buffer.from(bytes, 'base64').length), 0);
    expect(printed).toBeLessThanOrEqual(64 * 1024);
    expect(
      report.transcript.some(({ kind, note }) => kind === 'noted' && (note ?? '').includes('not kept')),
    ).toBe(true);
  });

  it('a flood ends it, in its own words', async () => {
    const floods = serverWith(
      "const pour = () => { while (process.stdout.write('x'.repeat(1 << 16))); process.stdout.once('drain', pour); }; pour();",
    );
    const { failure } = await gradedOne(answers, { 'server.ts': floods });
    expect(failure).toMatchObject({ kind: 'over limits' });
    expect(failure?.actual).toContain('printed more than');
  });

  it('so does memory', async () => {
    const swells = serverWith(
      'const held = []; setInterval(() => held.push(Buffer.alloc(128 << 20, 1)), 1);',
    );
    const { failure } = await gradedOne(answers, { 'server.ts': swells }, { patience: { replyMs: 20_000 } });
    expect(failure).toMatchObject({ kind: 'over limits' });
    expect(failure?.actual).toContain('MiB of memory');
  });

  it('so do processes without end', async () => {
    const forks = serverWith(
      "const more = () => { spawn('/bin/sleep', ['7777']); setTimeout(more, 1); }; more();",
      { before: "import { spawn } from 'node:child_process';" },
    );
    const { failure } = await gradedOne(answers, { 'server.ts': forks });
    expect(failure).toMatchObject({ kind: 'over limits' });
    expect(failure?.actual).toContain('processes');
    expect(await eventually(() => commands('sleep\u00007777').length === 0)).toBe(true);
  });

  it('it sees a minimal environment', async () => {
    process.env.WIREBOOK_TEST_SECRET = 'secret';
    const tells = serverWith(
      "socket.on('data', () => socket.write(Object.keys(process.env).sort().join() + '\\n'));",
    );
    const keys = check(
      'keys',
      'It tells.',
      server,
      ana.connects(),
      ana.sends('hi\n'),
      ana.receives(/^(?:HOME,)?LANG,PATH,(?:PWD,)?(?:TMPDIR,)?(?:TZ,)?WIREBOOK_RUN(?:,_)?$/),
    );
    const { failure } = await gradedOne(keys, { 'server.ts': tells });
    delete process.env.WIREBOOK_TEST_SECRET;
    expect(failure).toBeUndefined();
  });
});

describe('a program is always gone', () => {
  it('even if it ignores SIGTERM', async () => {
    const stays = `process.title = 'stays-4711'; process.on('SIGTERM', () => {}); process.on('SIGINT', () => {});\n${shouting}`;
    expect((await gradedOne(answers, { 'server.ts': stays })).outcome).toBe('passed');
    expect(commands('stays-4711')).toEqual([]);
  });

  it('with its children, in its group', async () => {
    const parent = `import { spawn } from 'node:child_process';\nspawn('/bin/sleep', ['4712'], { stdio: 'inherit' });\n${shouting}`;
    expect((await gradedOne(answers, { 'server.ts': parent })).outcome).toBe('passed');
    expect(await eventually(() => commands('sleep\u00004712').length === 0)).toBe(true);
  });

  it('and one that has closed its standard output is graded all the same', async () => {
    const closes = `import { closeSync } from 'node:fs';\ncloseSync(1);\n${shouting.replace(/console\.log\(.*\)/, '')}`;
    expect((await gradedOne(answers, { 'server.ts': closes })).outcome).toBe('passed');
  });
});

describe('a program that cannot be started says why in its own file and line', () => {
  it.each([
    ['a syntax error', 'const a = ;', /^server\.ts cannot be read/, /^server\.ts:1: Unexpected ";"/],
    [
      'a file that is not there',
      "import './lines.ts';",
      /^server\.ts imports "\.\/lines\.ts", and there is no such file\.$/,
      /^server\.ts:1: Could not resolve/,
    ],
    [
      'a package',
      "import 'left-pad';",
      /^server\.ts:1 imports "left-pad", which is not one of Node's own modules/,
      undefined,
    ],
  ])('for %s', async (_, source, first, second) => {
    const { failure } = await gradedOne(answers, { 'server.ts': source });
    expect(failure?.kind).toBe('not started');
    expect(failure?.actual).toMatch(first);
    if (second) expect(failure?.crash?.[0]).toMatch(second);
  });

  it('for a file that is missing', async () => {
    const { failure } = await gradedOne(answers, {});
    expect(failure?.actual).toMatch(/^There is no server\.ts in /);
    expect(failure?.crash).toEqual(['`npx wirebook reset` puts the skeleton back.']);
  });

  it('for a file with another name, which is named', async () => {
    const { failure } = await gradedOne(answers, { 'serveur.ts': shouting, 'server.mine-1.ts': shouting });
    expect(failure?.crash).toEqual(['Found there: serveur.ts. Only a file with the right name is started.']);
  });

  it.each([
    [
      'require()',
      "const net = require('net');",
      /^Error: require\("net"\) does not work in these programs: write import … from 'net'$/m,
    ],
    ['a text that is thrown', "throw 'oh';", /^oh$/],
  ])('for %s', async (_, source, words) => {
    const { failure } = await gradedOne(answers, { 'server.ts': source });
    expect(failure?.crash?.join('\n')).toMatch(words);
  });

  it('for a crash: the learner’s own line, and the last words', async () => {
    const crashes = serverWith('\n  const list: string[] = []; list[0].trim();');
    const { failure } = await gradedOne(answers, { 'server.ts': crashes });
    expect(failure?.kind).toBe('crash');
    expect(failure?.crash?.[0]).toBe('server.ts:8');
    expect(failure?.crash?.join('\n')).toContain(
      "TypeError: Cannot read properties of undefined (reading 'trim')",
    );
  });

  it('for an import that is a type only', async () => {
    const gone = shouting.replace('import { createServer }', 'import { type createServer }');
    const { failure } = await gradedOne(answers, { 'server.ts': gone });
    expect(failure?.crash?.join('\n')).toContain('createServer is imported as a type only');
  });

  it('two checkers may make the same module at once', async () => {
    const folder = folderWith({ 'server.ts': `${shouting}// ${Math.random()}` });
    const { bundle } = await import('../../checker/bundle.mjs');
    const { root } = await import('../support/stagehand.ts');
    const all = await Promise.all(
      Array.from({ length: 8 }, () => bundle(`${folder}/server.ts`, { root, packages: 'external' })),
    );
    expect(new Set(all.map(one => (one.bundled ? one.file : 'none'))).size).toBe(1);
  });
});

describe('what the shell bounds before it becomes the program', () => {
  it('is processor time, and core files', async () => {
    const tells = serverWith(
      "socket.on('data', () => socket.write(readFileSync('/proc/self/limits', 'utf8').split('\\n').filter(line => /cpu time|core file/.test(line)).map(line => line.split(/ {2,}/).slice(0, 2).join('=')).join() + '\\n'));",
      { before: "import { readFileSync } from 'node:fs';" },
    );
    const asks = check(
      'asks',
      'It tells.',
      server,
      ana.connects(),
      ana.sends('hi\n'),
      ana.receives('Max cpu time=60,Max core file size=0\n'),
    );
    expect((await gradedOne(asks, { 'server.ts': tells })).failure).toBeUndefined();
  });
});
