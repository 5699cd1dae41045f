import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Grader } from '../../checker/classroom/grader.ts';
import { noSandbox } from '../../checker/classroom/sandbox/probe.ts';
import { sandboxedGrader } from '../../checker/classroom/sandbox/sandboxed.ts';
import type { Report } from '../../checker/vocabulary.ts';
import { allProcesses } from '../../checker/wire/kernel/tasks.ts';
import { text } from '../../checker/wire/kernel/proc.ts';
import { eventually } from '../support/leftovers.ts';
import { folderWith, root } from '../support/stagehand.ts';

const lesson = '02-greeting-server';
const attacks = join(import.meta.dirname, 'attacks');
const solution = readFileSync(join(root, 'solutions', lesson, 'server.ts'), 'utf8');
const why = noSandbox();

// Somebody's work: the attack first, then a right program, so that what comes of the attack alone decides.
async function graded(source: string, beside: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const copyTo = (folder: string): Promise<void> => {
    mkdirSync(join(folder, lesson));
    for (const [file, text] of Object.entries({ 'server.ts': source, ...beside }))
      writeFileSync(join(folder, lesson, file), text);
    return Promise.resolve();
  };
  const work = { student: 'eve', lesson, digest: '', files: ['server.ts'], place: lesson, copyTo };
  return await grader.grade({ work, seed: 1, commands: {}, port: 0 }, new AbortController().signal);
}

const attack = (name: string, change = (text: string): string => text): Promise<Answer> =>
  graded(`${change(readFileSync(join(attacks, `${name}.ts`), 'utf8'))}\n${solution}`);

function reportOf(answer: Answer): Report {
  if (answer.state !== 'graded') throw new Error(answer.words);
  return answer.report;
}

// What a program said on standard error that begins with "loot".
const lootOf = (report: Report): string[] => [
  ...new Set(
    report.checks
      .flatMap(({ transcript }) => transcript.filter(({ stream }) => stream === 'stderr'))
      .map(({ bytes }) => Buffer.from(bytes ?? '', 'base64').toString())
      .flatMap(said => said.split('\n').filter(line => line.startsWith('loot'))),
  ),
];

const Loot = z.array(z.tuple([z.string(), z.string()]));

const running = (words: string): number[] =>
  allProcesses().filter(pid => text(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').includes(words));

let grader: Grader;

describe.skipIf(why !== undefined)(
  `a stranger's program${why === undefined ? '' : ` (skipped: ${why})`}`,
  // On a busy machine a verdict comes later.
  { timeout: 180_000 },
  () => {
    beforeAll(async () => {
      grader = await sandboxedGrader(root);
    });
    afterAll(async () => {
      await grader.close();
      expect(readdirSync(tmpdir()).filter(name => name.startsWith(`wirebook-class-${process.pid}-`))).toEqual(
        [],
      );
    });

    it('is graded as outside, right or wrong', async () => {
      expect(reportOf(await graded(solution)).outcome).toBe('passed');
      const wrong = readFileSync(join(root, 'test/lessons', lesson, 'never-closes.ts'), 'utf8');
      expect(reportOf(await graded(wrong)).diagnosis?.misconception).toBe('never-closes');
    });

    it('finds no solution, no secret, nobody else’s work and nothing of the grader', async () => {
      const report = reportOf(await attack('reads-secrets'));
      expect(report.outcome).toBe('passed');
      const [loot = ''] = lootOf(report);
      const found = new Map(Loot.parse(JSON.parse(loot.slice(5))));
      expect([...found.keys()].filter(place => !place.startsWith('/proc/'))).toEqual([
        '/handed-in/..',
        '/tmp',
        'environment',
      ]);
      expect(found.get('environment')).toBe('HOME LANG PATH PWD');
      for (const [place, text] of found)
        if (place.startsWith('/proc/')) expect(text).toMatch(/^PATH=[^\0]*\0?$/);
      expect(
        found
          .get('/tmp')
          ?.split(',')
          .filter(name => !name.startsWith('wirebook-cache-')),
      ).toEqual([]);
    });

    it('signals nobody but its own', async () => {
      const report = reportOf(await attack('signals-everybody'));
      expect(report.outcome).toBe('passed');
      expect(lootOf(report)).toEqual(['loot 1 seen, 1 hit']);
    });

    it.each([
      ['forks-without-end', /processes|SIGKILL|exit status|listen/],
      ['eats-buffers', /MiB of memory/],
      ['eats-heap', /MiB of memory|heap|memory/],
      ['eats-memory-files', /MiB of memory/],
      ['floods-output', /64 MiB/],
    ])('%s, and only its own check pays for it', async (name, words) => {
      const before = running('sleep 600').length;
      const report = reportOf(await attack(name));
      expect(report.outcome).toBe('failed');
      const failed = report.checks.find(({ outcome }) => outcome === 'failed');
      expect(JSON.stringify(failed?.failure)).toMatch(words);
      expect(running('sleep 600').length).toBe(before);
    });

    it('spoils nothing for who comes after it', async () => {
      expect(reportOf(await graded(solution)).outcome).toBe('passed');
    });

    it('that sends without end is stopped, and told of in a few words', async () => {
      const report = reportOf(await attack('floods-sockets'));
      expect(report.outcome).toBe('failed');
      expect(JSON.stringify(report).length).toBeLessThan(20 * 1024 ** 2);
    });

    it('wins nothing by being its own client', async () => {
      const report = reportOf(await attack('speaks-as-a-peer'));
      expect(report.outcome).not.toBe('broken');
      expect(report.points).toBeLessThanOrEqual(report.outOf);
    });

    it('brings scripts that nobody runs', async () => {
      const told = join(folderWith({}), 'told');
      const scripts = { preinstall: `touch ${told}`, prepare: `touch ${told}`, start: `touch ${told}` };
      const beside = { 'package.json': JSON.stringify({ type: 'commonjs', scripts }) };
      expect(reportOf(await graded(solution, beside)).outcome).toBe('passed');
      expect(existsSync(told)).toBe(false);
    });

    it('fills no disk but its own small one', async () => {
      const report = reportOf(await attack('fills-disks'));
      expect(report.outcome).toBe('passed');
      const [loot = ''] = lootOf(report);
      expect(Number(/\d+/.exec(loot)?.[0])).toBeLessThanOrEqual(2 * 32);
      expect(existsSync(join(root, 'lessons', lesson, 'filler-0'))).toBe(false);
    });

    it('leaves nobody behind', async () => {
      expect(reportOf(await attack('outlives')).outcome).toBe('passed');
      expect(await eventually(() => running('sleep 617').length === 0)).toBe(true);
    });

    it('reaches nobody outside, and nobody in another sandbox', async () => {
      const callers: string[] = [];
      const outside = createServer(socket => {
        callers.push(`${socket.remoteAddress}`);
        socket.destroy();
      });
      await new Promise<void>(done => outside.listen(0, '127.0.0.1', done));
      const address = outside.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      const neighbour = 41_234;
      const listening = `import { createServer as beside } from 'node:net';\nbeside(socket => socket.end()).on('error', () => undefined).listen(${neighbour}, '127.0.0.1');`;
      const [caller] = await Promise.all([
        attack('connects-out', source => source.replace("'PORTS'", `'${port},${neighbour}'`)),
        graded(`${listening}\n${solution}`),
      ]);
      outside.close();
      expect(callers).toEqual([]);
      expect(lootOf(reportOf(caller))).toEqual(['loot called 16, answered: nobody']);
    });

    it('cannot speak for the grader', async () => {
      const report = reportOf(await attack('speaks-for-the-grader'));
      expect(report.outcome).toBe('failed');
      expect(report.points).toBeLessThan(report.outOf);
      expect(report.outOf).toBe(10);
    });

    it('is told of in escaped words, whatever it prints', async () => {
      const report = reportOf(await attack('draws-on-the-terminal'));
      expect(report.outcome).toBe('passed');
      const said = report.checks.flatMap(({ failure }) => (failure ? [JSON.stringify(failure)] : []));
      expect(said.join('')).not.toContain('\u001b');
    });

    it('is not made of what was not handed in', async () => {
      for (const [name, words] of [
        ['takes-the-solution', /Could not resolve/],
        ['takes-the-checks', /which was not handed in/],
      ] as const) {
        const report = reportOf(await attack(name));
        expect(report.points).toBe(0);
        expect(JSON.stringify(report.checks[0]?.failure)).toMatch(words);
      }
    });

    it('sees no sign of who grades it', async () => {
      const report = reportOf(await attack('behaves-when-graded'));
      expect(lootOf(report)).toEqual(['loot [] nobody somewhere']);
    });

    it('takes its own time, and no one else’s', async () => {
      const [slow, quick] = await Promise.all([attack('never-comes'), graded(solution)]);
      expect(reportOf(slow).outcome).toBe('failed');
      expect(reportOf(slow).checks[0]).toMatchObject({ id: 'listens-where-told', outcome: 'failed' });
      expect(reportOf(quick).outcome).toBe('passed');
    });

    it('has an attack for each test here', () => {
      const told = readFileSync(import.meta.filename, 'utf8');
      expect(readdirSync(attacks).filter(file => !told.includes(`'${file.replace('.ts', '')}'`))).toEqual([]);
    });
  },
);
