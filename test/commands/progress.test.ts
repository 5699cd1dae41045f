import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { solutionShown } from '../../checker/author/skeleton.ts';
import { Progress } from '../../checker/progress/progress.ts';
import { Overview, Report } from '../../checker/vocabulary.ts';
import { wirebook } from '../support/command.ts';
import { Clone } from './clone.ts';

const first = '01-echo-bytes';
const second = '12-again';
const server = (name: string): string => `lessons/${name}/server.ts`;

let clone: Clone;
const solve = (name: string): void => clone.write(server(name), clone.read(`solutions/${name}/server.ts`));
const kept = (): Progress => Progress.parse(JSON.parse(clone.read('.wirebook/progress.json')));
const listed = async (): Promise<Overview> =>
  Overview.parse(JSON.parse((await clone.wirebook('list', '--json')).stdout));
const states = async (): Promise<string[]> => (await listed()).lessons.map(({ state }) => state);

describe('in a clone of two lessons,', () => {
  beforeEach(async () => {
    clone = new Clone();
    for (const name of [first, second]) await clone.wirebook('author', 'new', name);
  });
  afterEach(() => clone.remove());

  describe('progress', () => {
    it('is kept by check, shown by list, and moves what comes next', async () => {
      expect((await clone.wirebook('list')).stdout).toMatchInlineSnapshot(`
      "Part I: First sockets                                              0 of 1 solved
        · 01  Echo bytes                  ░░░░░░░░░░  untouched        0 of 1 point

      Part II: Streams done right                                        0 of 1 solved
        · 12  Again                       ░░░░░░░░░░  untouched        0 of 1 point

      In all 0 of 2 solved                                               0 of 2 points

      Read   lessons/01-echo-bytes/README.md
      Then   npx wirebook check 01
      "
    `);
      clone.write(server(first), clone.read(`test/lessons/${first}/mangles-binary.ts`));
      await clone.wirebook('check');
      expect((await clone.wirebook('list')).stdout).toMatchInlineSnapshot(`
        "Part I: First sockets                                              0 of 1 solved
          ▸ 01  Echo bytes                  ░░░░░░░░░░  0 of 1 check     0 of 1 point

        Part II: Streams done right                                        0 of 1 solved
          · 12  Again                       ░░░░░░░░░░  untouched        0 of 1 point

        In all 0 of 2 solved                                               0 of 2 points

        Ideas you have met and not yet overcome
          ✗ You passed binary data through a string, which cannot hold it. (lesson 01)

        Read   lessons/01-echo-bytes/README.md
        Then   npx wirebook check 01
        "
      `);
      solve(first);
      const { status, stdout } = await clone.wirebook('check');
      expect({ status, title: stdout.slice(0, 13) }).toEqual({ status: 0, title: '01 Echo bytes' });
      expect((await clone.wirebook('list')).stdout).toMatchInlineSnapshot(`
        "Part I: First sockets                                              1 of 1 solved
          ✓ 01  Echo bytes                  ██████████  solved           1 of 1 point

        Part II: Streams done right                                        0 of 1 solved
          · 12  Again                       ░░░░░░░░░░  untouched        0 of 1 point

        In all 1 of 2 solved                                               1 of 2 points

        Ideas you have overcome
          ✓ You passed binary data through a string, which cannot hold it. (lesson 01)

        Read   lessons/12-again/README.md
        Then   npx wirebook check 12
        "
      `);
      expect((await clone.wirebook('check')).stdout).toMatch(/^12 Again/);
    });

    it('is not made by programs from elsewhere, nor a lesson solved by some of its checks', async () => {
      solve(first);
      for (const options of [
        ['--dir', `solutions/${first}`],
        ['--program', `server=solutions/${first}/server.ts`],
        ['--run', 'server=false'],
      ])
        await clone.wirebook('check', '01', ...options);
      expect(() => clone.read('.wirebook/progress.json')).toThrow('ENOENT');
      await clone.wirebook('check', '01', '--only', 'echoes-bytes');
      expect(await states()).toEqual(['begun', 'untouched']);
    });

    it('knows a lesson that was edited since, and one whose checks were', async () => {
      solve(first);
      await clone.wirebook('check', '01');
      expect(await states()).toEqual(['solved', 'untouched']);
      const solved = clone.read(server(first));
      clone.write(server(first), `${solved}\n// and more\n`);
      expect((await listed()).lessons[0]).toMatchObject({
        state: 'solved, edited since',
        edited: ['programs'],
      });
      clone.write(server(first), solved);
      expect(await states()).toEqual(['solved', 'untouched']);
      clone.write(`lessons/${first}/checks.ts`, `${clone.read(`lessons/${first}/checks.ts`)}\n`);
      expect((await listed()).lessons[0]).toMatchObject({
        state: 'solved, edited since',
        edited: ['checks'],
      });
    });

    it('that is damaged is kept aside and said once, beside what a command prints', async () => {
      clone.write('.wirebook/progress.json', '{"schema":');
      const { status, stdout, stderr } = await clone.wirebook('list', '--json');
      expect(status).toBe(0);
      Overview.parse(JSON.parse(stdout));
      expect(stderr).toBe(
        'wirebook: .wirebook/progress.json is damaged; it is kept as .wirebook/progress.damaged-1.json, and a new one begins.\n',
      );
      expect((await clone.wirebook('list')).stderr).toBe('');
    });

    it('that cannot be kept costs no verdict', async () => {
      clone.write('.wirebook', 'in the way');
      solve(first);
      const { status, stdout, stderr } = await clone.wirebook('check', '01', '--json');
      expect({ status, outcome: Report.parse(JSON.parse(stdout)).outcome }).toEqual({
        status: 0,
        outcome: 'passed',
      });
      expect(stderr).toBe(
        'wirebook: Your progress could not be kept: .wirebook/progress.json cannot be written (EEXIST).\n',
      );
    });

    it('has nowhere to go on once every lesson is solved', async () => {
      for (const name of [first, second]) {
        solve(name);
        await clone.wirebook('check', name);
      }
      expect((await clone.wirebook('list')).stdout).toMatch(/\nEvery lesson is solved\.\n$/);
      for (const command of ['check', 'hint', 'reset', 'predict'])
        expect(await clone.wirebook(command)).toEqual({
          status: 2,
          stdout: '',
          stderr: 'wirebook: Every lesson is solved; name the one you mean, as in 04.\n',
        });
    });
  });

  describe('wirebook predict', () => {
    it('remembers the answers, and they stand in the report', async () => {
      clone.write('mine.json', '{ "one-byte-through-a-string": "1" }');
      const { status, stdout } = await clone.wirebook('predict', '01', '--answers', 'mine.json');
      expect(status).toBe(0);
      expect(stdout).toContain('you said  1\n');
      const again = await clone.wirebook('predict', '01');
      expect(again).toEqual({ status: 0, stdout, stderr: '' });
      const { predictions } = Report.parse(
        JSON.parse((await clone.wirebook('check', '01', '--json')).stdout),
      );
      expect(predictions).toMatchObject([{ id: 'one-byte-through-a-string', predicted: '1' }]);
      expect(stdout).toContain(`it was    ${predictions[0]?.observed ?? ''}\n`);
      const elsewhere = ['--dir', join(clone.root, 'solutions', first)];
      const other = await clone.wirebook('check', '01', '--json', ...elsewhere);
      expect(Report.parse(JSON.parse(other.stdout)).predictions).toEqual([]);
    });
  });

  describe('wirebook reset', () => {
    it('keeps what was written beside the skeleton, without solutions and git too', async () => {
      const skeleton = clone.read(server(first));
      solve(first);
      const mine = clone.read(server(first));
      await clone.wirebook('hint', '01', 'echoes-bytes');
      clone.removeFolder('solutions');
      expect(await clone.wirebook('reset', '01', '--yes')).toEqual({
        status: 0,
        stdout: `lessons/${first}/server.ts is the skeleton again.\nYours is kept beside it as server.mine-1.ts.\n`,
        stderr: '',
      });
      expect(clone.read(server(first))).toBe(skeleton);
      expect(clone.read(`lessons/${first}/server.mine-1.ts`)).toBe(mine);
      expect(kept().lessons[first]?.hints).toEqual({});
      clone.write(server(first), 'another try');
      expect((await clone.wirebook('reset', '--yes')).stdout).toContain('server.mine-2.ts.\n');
      expect((await clone.wirebook('reset', '--yes')).stdout).toBe(
        'Lesson 01 is as it was given to you; there is nothing to reset.\n',
      );
      expect(await states()).toEqual(['untouched', 'untouched']);
    });

    it('does nothing without a yes, and says what is missing', async () => {
      solve(first);
      const mine = clone.read(server(first));
      expect(await clone.wirebook('reset', '01')).toEqual({
        status: 2,
        stdout: '',
        stderr:
          'wirebook: A reset of lesson 01 puts back server.ts, and asks first; without a terminal, --yes says that you mean it.\n',
      });
      clone.removeFolder('skeletons');
      expect((await clone.wirebook('reset', '01', '--yes')).stderr).toBe(
        `wirebook: There is no skeletons/${first} to begin lesson 01 from; an author makes it with npx wirebook author skeletons 01.\n`,
      );
      expect(clone.read(server(first))).toBe(mine);
    });
  });

  describe('wirebook solution', () => {
    it('waits until the lesson is solved, unless it is forced', async () => {
      const early = await clone.wirebook('solution', '01');
      expect(early).toEqual({
        status: 2,
        stdout: '',
        stderr:
          'wirebook: Lesson 01 is not solved yet. Once npx wirebook check 01 finds that it is, the solution stands beside yours; --force shows it now.\n',
      });
      await clone.wirebook('check', '01');
      expect((await clone.wirebook('solution', '01')).stderr).toBe(
        'wirebook: Lesson 01 is not solved yet (0 of 1 checks passed). Once it is, the solution stands beside yours; --force shows it now.\n',
      );
      expect((await clone.wirebook('solution')).stderr).toBe(
        'wirebook: No lesson is solved yet; name one and say --force to see its solution all the same.\n',
      );
      const { status, stdout } = await clone.wirebook('solution', '01', '--force');
      expect(status).toBe(0);
      expect(stdout).toMatchInlineSnapshot(`
      "--- lessons/01-echo-bytes/server.ts
      +++ solutions/01-echo-bytes/server.ts
      @@ -8,9 +8,7 @@
       
       // The bytes that answer one piece.
       function answer(piece: Buffer): Buffer {
      -  // TODO 1: Give back the bytes as they came.
      -  //   A Buffer can be written to a socket as it is.
      -  return Buffer.alloc(0);
      +  return piece;
       }
       
       const server = createServer(socket => {
      "
    `);
    });

    it('of the lesson solved last is shown where none is named, and what is the same is said to be', async () => {
      const theirs = clone.read(`solutions/${first}/server.ts`);
      clone.write(server(first), theirs);
      await clone.wirebook('check', '01');
      const { stdout } = await clone.wirebook('solution');
      expect(stdout).toContain(`--- ${server(first)}\n+++ solutions/${first}/server.ts\n@@ `);
      expect(stdout).not.toMatch(/^\+.*#region/m);
      clone.write(server(first), solutionShown(theirs));
      expect((await clone.wirebook('solution', '01')).stdout).toBe(
        `${server(first)} is the reference, line by line.\n`,
      );
    });

    it('says so where solutions/ has been taken out', async () => {
      clone.removeFolder('solutions');
      expect((await clone.wirebook('solution', '01', '--force')).stderr).toBe(
        `wirebook: solutions/${first} is not in this clone, so there is no solution to show; whoever gave you the clone may have taken it out.\n`,
      );
    });
  });
});

describe('bad input gets one clear line and exit status 2', () => {
  it.each([
    [['list', '04'], 'too many arguments'],
    [['list', '--jsn'], "unknown option '--jsn'"],
    [['reset', '99'], 'There is no lesson "99"; `npx wirebook list` shows those there are.'],
    [['reset', '01', '02'], 'too many arguments'],
    [['solution', '99'], 'There is no lesson "99"'],
    [['solution', '01', '--forse'], "unknown option '--forse'"],
    [['predict', '99'], 'There is no lesson "99"'],
  ])('%j', async (args, words) => {
    const { status, stdout, stderr } = await wirebook(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^wirebook: /);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('    at ');
  });
});
