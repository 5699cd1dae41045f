import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alone } from '../../checker/classroom/out/alone.ts';
import { noSandbox } from '../../checker/classroom/sandbox/probe.ts';
import { start, wirebook } from '../support/command.ts';
import { eventually } from '../support/leftovers.ts';
import { folderWith } from '../support/stagehand.ts';
import { inTerminal, terminal } from '../support/terminal.ts';
import { beside, classWith, fill, killsItsGrader, nothing, reportIn } from './class.ts';

const bare = ['--lessons', '01', '--sandbox', 'none'];
const grade = (folder: string, out: string, ...options: readonly string[]) =>
  wirebook(['grade', folder, '--out', out, ...options]);

describe('wirebook grade', () => {
  it('grades a class, says what was found and what came of it, and exits 0', async () => {
    const folder = classWith({ ana: undefined, ben: nothing });
    const out = beside(folder);
    const { status, stdout, stderr } = await grade(folder, out, '--lessons', '01,02', '--sandbox', 'none');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/2 works graded \(1 passed whole\), 2 missing, 0 not graded\./);
    expect(stdout).toContain(join(out, 'index.html'));
    const { students, results } = reportIn(out);
    expect(students.map(({ id }) => id)).toEqual(['ana', 'ben']);
    expect(results.map(({ outcome, state }) => outcome ?? state)).toEqual([
      'passed',
      'missing',
      'failed',
      'missing',
    ]);
  });

  it('keeps what is unchanged with --resume, and grades what came late', async () => {
    const folder = classWith({ ana: undefined, ben: nothing });
    const out = beside(folder);
    await grade(folder, out, ...bare, '--seed', '5');
    mkdirSync(join(folder, 'eve/01-hello-client'), { recursive: true });
    writeFileSync(join(folder, 'eve/01-hello-client/client.ts'), nothing);
    const { status, stdout } = await grade(folder, out, '--resume');
    expect(status).toBe(0);
    expect(stdout).toContain('2 of 3 works are unchanged');
    const whole = beside(folder, 'whole');
    await grade(folder, whole, ...bare, '--seed', '5');
    expect(reportIn(out)).toEqual(reportIn(whole));
  });

  it('exits 3 where something could not be graded, names it, and tries it again with --resume', async () => {
    const folder = classWith({ ana: undefined, eve: killsItsGrader });
    const out = beside(folder);
    const { status, stdout } = await grade(folder, out, ...bare);
    expect(status).toBe(3);
    expect(stdout).toMatch(/1 work graded \(1 passed whole\), 0 missing, 1 not graded\./);
    expect(stdout).toMatch(/eve 01: the process that graded it failed: it ended \(SIGKILL\)/);
    writeFileSync(join(folder, 'eve/01-hello-client/client.ts'), nothing);
    const again = await grade(folder, out, '--resume');
    expect(again.status).toBe(0);
    expect(again.stdout).toContain('1 of 2 works are unchanged');
  });

  it('grades other languages with --run, where every file will do', async () => {
    const folder = join(folderWith({}), 'class');
    mkdirSync(join(folder, 'ana/01'), { recursive: true });
    writeFileSync(join(folder, 'ana/01/prog.sh'), 'exit 1\n');
    const out = beside(folder);
    const { status, stdout } = await grade(folder, out, ...bare, '--run', 'client=sh prog.sh {host} {port}');
    expect({ status, stdout }).toMatchObject({ status: 0 });
    expect(reportIn(out).results).toMatchObject([{ state: 'graded', outcome: 'failed' }]);
  });

  it('stops after what was found with --dry-run, and writes nothing', async () => {
    const folder = classWith({ ana: undefined, ben: nothing });
    const { status, stdout } = await wirebook(['grade', folder, '--dry-run', '--lessons', '01,02']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/2 students/);
    expect(readdirSync(join(folder, '..'))).toEqual(['class']);
  });
});

describe('in a terminal', () => {
  const line = inTerminal('a line tells how it goes on and what is being graded, and is gone at the end');
  it.skipIf(line.lacks)(line.title, async () => {
    const folder = classWith({ ana: undefined, ben: undefined, eve: undefined });
    const screen = terminal({ columns: 100, rows: 40 });
    const options = ['--out', beside(folder), ...bare, '--jobs', '1'].join(' ');
    screen.types(`node checker/bin.mjs grade ${folder} ${options}`);
    await screen.shows(/^[012] of 3 done .*· (ana|ben|eve) 01$/m);
    expect(await screen.shows('3 works graded (3 passed whole)')).not.toMatch(/of 3 done/);
  });
});

describe('a grading that ends before its time', () => {
  let folder = '';
  let whole = '';
  beforeAll(async () => {
    folder = join(mkdtempSync(join(tmpdir(), 'wirebook-test-')), 'class');
    fill(folder, { s1: undefined, s2: nothing, s3: undefined });
    whole = beside(folder, 'whole');
    await grade(folder, whole, ...bare);
  });
  afterAll(() => rmSync(join(folder, '..'), { recursive: true }));

  const sandbox = noSandbox() === undefined ? 'bubblewrap' : 'none';
  it.each([
    ['SIGINT', sandbox],
    ['SIGKILL', 'none'],
    ['SIGKILL', sandbox],
  ] as const)(
    'by %s (--sandbox %s) leaves nothing behind but what --resume goes on with',
    async (signal, kind) => {
      const out = beside(folder, `${signal}-${kind}`);
      const options = ['--lessons', '01', '--sandbox', kind, '--jobs', '1'];
      const child = start(['grade', folder, '--out', out, ...options]);
      const { pid = 0 } = child;
      const said = child.stdout ? text(child.stdout) : '';
      const ended = once(child, 'exit');
      const record = join(out, 'journal/results.jsonl');
      while (!existsSync(record) || readFileSync(record, 'utf8') === '') await pause(5);
      child.kill(signal);
      await ended;
      if (signal === 'SIGINT') {
        expect(child.exitCode).toBe(130);
        expect(await said).toMatch(
          /Interrupted: \d of 3 works are graded and kept in .*; the same command with --resume goes on\./,
        );
      }
      expect(await eventually(() => childrenOf(pid).length === 0)).toBe(true);
      expect((await grade(folder, out, '--resume')).status).toBe(0);
      expect(reportIn(out)).toEqual(reportIn(whole));
      expect(readdirSync(tmpdir()).filter(name => name.includes(`-${pid}-`))).toEqual([]);
    },
  );

  it.skipIf(process.getuid?.() !== 0)(
    'by a full disk says so in one line, and goes on when there is room (this needs root)',
    async () => {
      const folder = classWith({ ana: undefined, ben: nothing, eve: nothing });
      const disk = beside(folder, 'disk');
      mkdirSync(disk);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'wirebook-test', disk]);
      try {
        const filling = join(disk, 'filling');
        const out = join(disk, 'out');
        writeFileSync(filling, Buffer.alloc(1000 * 1024));
        const full = await grade(folder, out, ...bare);
        expect(full.status).toBe(3);
        expect(full.stderr).toMatch(
          /^wirebook: There is no room left for .*\/disk\/out.* \(ENOSPC\)\. What is graded is kept; make room, and --resume goes on\.\n$/,
        );
        rmSync(filling);
        expect(await grade(folder, out, '--resume')).toMatchObject({ status: 0, stderr: '' });
        expect(reportIn(out).results).toHaveLength(3);
      } finally {
        execFileSync('umount', [disk]);
      }
    },
  );
});

// Processes that were started for a checker of this pid: workers, and programs.
const childrenOf = (pid: number): string[] =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(name => {
      try {
        const [, parent = ''] = /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
        return Number(parent) === pid;
      } catch {
        return false;
      }
    });

describe('what is asked for and not to be had is said in one line, with exit status 2:', () => {
  it.each<[string, (folder: string) => readonly string[], RegExp]>([
    ['no OUT', folder => ['grade', folder], /grade needs --out OUT/],
    ['no such folder', folder => ['grade', `${folder}x`, '--out', beside(folder)], /There is no folder/],
    [
      'a lesson that there is not',
      folder => ['grade', folder, '--dry-run', '--lessons', '99'],
      /there is no such lesson/,
    ],
    [
      'OUT within the class',
      folder => ['grade', folder, '--out', join(folder, 'out')],
      /lie one in the other/,
    ],
    [
      'the class within OUT',
      folder => ['grade', folder, '--out', join(folder, '..')],
      /lie one in the other/,
    ],
    [
      'an OUT that holds other files',
      folder => ['grade', join(folder, 'ana'), '--out', join(folder, 'ben')],
      /holds other files \(01-hello-client\)/,
    ],
    [
      'a role that there is not',
      folder => ['grade', folder, '--dry-run', '--lessons', '01', '--run', 'server=x'],
      /has a program "server"; there are client/,
    ],
    [
      'a shard that there is not',
      folder => ['grade', folder, '--dry-run', '--shard', '4/3'],
      /no shard 4 of 3/,
    ],
    ['no such sandbox', folder => ['grade', folder, '--dry-run', '--sandbox', 'docker'], /bubblewrap, none/],
    ['half a job', folder => ['grade', folder, '--dry-run', '--jobs', '0.5'], /whole number/],
    ['nothing to merge', folder => ['merge', folder, '--out', beside(folder)], /holds no grading/],
    ['no OUT to merge into', folder => ['merge', folder], /--out/],
  ])('%s', async (_, args, words) => {
    const { status, stdout, stderr } = await wirebook(args(classWith({ ana: undefined, ben: undefined })));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(words);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
  });

  it('an OUT that holds a grading, other terms than its own, and a second process at once', async () => {
    const folder = classWith({ ana: nothing });
    const out = beside(folder);
    await grade(folder, out, ...bare, '--seed', '5');
    const again = await grade(folder, out, ...bare);
    expect(again).toMatchObject({ status: 2, stdout: '' });
    expect(again.stderr).toMatch(/already holds the grading of a class; --resume goes on with it/);
    const other = await grade(folder, out, '--resume', '--seed', '6');
    expect(other).toMatchObject({ status: 2, stdout: '' });
    expect(other.stderr).toMatch(/another --seed \(5, not 6\); leave --seed out/);
    await alone(
      out,
      async () => {
        const second = await grade(folder, out, '--resume');
        expect(second).toMatchObject({ status: 2, stdout: '' });
        expect(second.stderr).toMatch(
          /^wirebook: Another wirebook \(.*\) is grading into .*; wait for it\.\n$/,
        );
      },
      () => undefined,
    );
  });
});

describe('wirebook merge', () => {
  it('joins what --shard has parted, and names what is missing', async () => {
    const folder = classWith({ ana: undefined, ben: nothing, eve: nothing });
    const outs = ['1', '2'].map(name => beside(folder, name));
    for (const [at, out] of outs.entries()) {
      const env = { CI_NODE_INDEX: String(at + 1), CI_NODE_TOTAL: '2' };
      const { status } = await wirebook(['grade', folder, '--out', out, ...bare, '--shard', 'auto'], { env });
      expect(status).toBe(0);
    }
    const [merged, half, whole] = ['merged', 'half', 'whole'].map(name => beside(folder, name));
    const { status, stderr } = await wirebook(['merge', ...outs, '--out', merged ?? '']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    await grade(folder, whole ?? '', ...bare);
    expect(reportIn(merged ?? '')).toEqual(reportIn(whole ?? ''));
    const one = await wirebook(['merge', outs[1] ?? '', '--out', half ?? '']);
    expect(one.status).toBe(3);
    expect(one.stderr).toMatch(/Shard 1 of 2 is missing, so these are not all students/);
  });
});
