import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clone } from './clone.ts';

const name = '33-echo-bytes';
const readme = `lessons/${name}/README.md`;
const server = `lessons/${name}/server.ts`;
const kept = `skeletons/${name}/server.ts`;

let clone: Clone;
beforeAll(async () => {
  clone = new Clone();
  await clone.wirebook('author', 'new', name);
});
afterAll(() => clone.remove());

describe('wirebook author', () => {
  it('without a subcommand shows what there is', async () => {
    const { status, stdout, stderr } = await clone.wirebook('author');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const one of ['new', 'skeletons', 'transcripts', 'verify']) expect(stdout).toMatch(`\n  ${one} `);
  });

  it.each([[], ['new'], ['skeletons'], ['transcripts'], ['verify']])('%s has --help', async (...args) => {
    const { status, stdout } = await clone.wirebook('author', ...args, '--help');
    expect(status).toBe(0);
    expect(stdout).toContain(['Usage: wirebook author', ...args].join(' '));
  });

  it.each([
    [['nope'], 'There is no command "author nope"; `npx wirebook author --help` shows those there are.'],
    [['new'], "missing required argument 'name'"],
    [['new', 'Echo'], '"Echo" is no lesson\'s name: expected two digits and words in small letters'],
    [['new', '33-other'], `lessons/${name} is there already; choose another number`],
    [['skeletons', '99'], 'There is no lesson "99"; `npx wirebook list` shows those there are.'],
    [['transcripts', '99'], 'There is no lesson "99"; `npx wirebook list` shows those there are.'],
    [['transcripts', '--chekc'], "unknown option '--chekc'"],
  ])('%j gets one clear line and exit status 2', async (args, words) => {
    const { status, stdout, stderr } = await clone.wirebook('author', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`wirebook: ${words}`);
    expect(stderr).not.toContain('    at ');
  });
});

describe('wirebook author new', () => {
  it('writes a lesson whose solution passes and whose skeleton does not, and says what comes next', async () => {
    const other = new Clone();
    try {
      const { status, stdout, stderr } = await other.wirebook('author', 'new', '07-again');
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain('written  lessons/07-again/checks.ts\n');
      expect(stdout).toContain('npx wirebook author transcripts 07\n');
      expect((await other.wirebook('check', '07')).status).toBe(1);
      expect((await other.wirebook('check', '07', '--dir', 'solutions/07-again')).status).toBe(0);
    } finally {
      other.remove();
    }
  });
});

describe('wirebook author skeletons', () => {
  const solution = `solutions/${name}/server.ts`;

  it('writes what is missing, and leaves what is as it should be', async () => {
    const skeleton = clone.read(server);
    expect((await clone.wirebook('author', 'skeletons')).stdout).toBe(
      `as it was  ${server}\nas it was  ${kept}\n`,
    );
    clone.write(`solutions/${name}/client.ts`, '// #region 1. Dial.\nconst a = 1;\n// #endregion\n');
    const { status, stdout } = await clone.wirebook('author', 'skeletons', '33');
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: [
        `written    lessons/${name}/client.ts`,
        `written    skeletons/${name}/client.ts`,
        `as it was  ${server}`,
        `as it was  ${kept}\n`,
      ].join('\n'),
    });
    expect(clone.read(`lessons/${name}/client.ts`)).toBe('// TODO 1: Dial.\n');
    expect(clone.read(server)).toBe(skeleton);
  });

  it("spares a learner's work, unless it is told to write over it", async () => {
    const skeleton = clone.read(server);
    const work = `${skeleton}\n// mine\n`;
    clone.write(server, work);
    const spared = await clone.wirebook('author', 'skeletons', '33');
    expect(spared.status).toBe(2);
    expect(spared.stdout).toContain(`spared     ${server}\n`);
    expect(spared.stderr).toBe(
      `wirebook: ${server}: not what the solution gives, so it may be a learner's work or an older skeleton; --force writes over it.\n`,
    );
    expect(clone.read(server)).toBe(work);
    const forced = await clone.wirebook('author', 'skeletons', '33', '--force');
    expect(forced.status).toBe(0);
    expect(forced.stdout).toContain(`written    ${server}\n`);
    expect(clone.read(server)).toBe(skeleton);
  });

  it('says in which line of a solution a region is wrong, and writes nothing', async () => {
    const right = clone.read(solution);
    const skeleton = clone.read(server);
    clone.write(solution, '// #region 2. Later.\n// #endregion\n');
    const { status, stdout, stderr } = await clone.wirebook('author', 'skeletons', '--force');
    clone.write(solution, right);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(`wirebook: ${solution}:1: region 2, where 1 was expected`);
    expect(clone.read(server)).toBe(skeleton);
  });
});

describe('wirebook author transcripts', () => {
  const block = (words: string): string => `<!-- ${words} -->\n<!-- /${words.replace(/:.*/, '')} -->\n`;
  const blocks = [
    'ladder: echoes-bytes',
    'transcript: echoes-bytes',
    'transcript: echoes-bytes with mangles-binary',
    'report: echoes-bytes with mangles-binary',
    'program: mangles-binary',
  ];

  it('says what is stale, refreshes it, and then finds it fresh', async () => {
    const written = `${clone.read(readme)}\n${blocks.map(block).join('\n')}`;
    clone.write(readme, written);
    const stale = await clone.wirebook('author', 'transcripts', '33', '--check');
    expect(stale.status).toBe(1);
    expect(stale.stdout.trim().split('\n')).toHaveLength(blocks.length);
    expect(stale.stdout).toMatch(
      new RegExp(
        `^${readme}:\\d+: ladder: echoes-bytes is stale; refresh it: npx wirebook author transcripts 33\n`,
      ),
    );
    expect(clone.read(readme)).toBe(written);

    const refreshed = await clone.wirebook('author', 'transcripts', '33');
    expect(refreshed).toEqual({ status: 0, stdout: `changed    ${readme}: 5 of 5 blocks\n`, stderr: '' });
    const after = clone.read(readme);
    expect(after).toContain('   ana ── "\\xff\\x00\\x80" ──▶ server\n');
    expect(after).toContain('$ npx wirebook check 33 --only echoes-bytes\n');
    expect(after).toContain('Again: npx wirebook check 33 --only echoes-bytes --seed 1\n');
    expect(after).not.toContain(clone.root);

    const again = await clone.wirebook('author', 'transcripts');
    expect(again.stdout).toBe(`as it was  ${readme}: 5 blocks\n`);
    expect(clone.read(readme)).toBe(after);
    const fresh = await clone.wirebook('author', 'transcripts', '--check');
    expect(fresh).toEqual({ status: 0, stdout: `fresh  ${readme}\n`, stderr: '' });

    clone.write(readme, after.replace('ana ── connects', 'ana ── typed by hand'));
    expect((await clone.wirebook('author', 'transcripts', '--check')).status).toBe(1);
    clone.write(readme, after);
  });

  it('says where a block cannot be made, and writes nothing', async () => {
    const before = clone.read(readme);
    const line = before.split('\n').length;
    const broken = `${before}${block('ladder: nope')}`;
    clone.write(readme, broken);
    const { status, stdout, stderr } = await clone.wirebook('author', 'transcripts');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(`wirebook: ${readme}:${line}: lesson 33 has no check "nope"; it has echoes-bytes\n`);
    expect(clone.read(readme)).toBe(broken);
    clone.write(readme, before);
  });
});
