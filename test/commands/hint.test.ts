import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clone } from './clone.ts';

const name = '33-echo-bytes';

let clone: Clone;
beforeAll(async () => {
  clone = new Clone();
  await clone.wirebook('author', 'new', name);
});
afterAll(() => clone.remove());

describe('wirebook hint', () => {
  it('begins with the first check that fails, at the first stage', async () => {
    const { status, stdout, stderr } = await clone.wirebook('hint', '33');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "echoes-bytes
        Bytes come back as they went, text or not.

      Hint 1 of 3: Compare what came back with what was sent: which bytes survived?

      The next one: npx wirebook hint 33 echoes-bytes
      "
    `);
  });

  it('shows one stage more at each asking, and where to read on after the last', async () => {
    const second = await clone.wirebook('hint', '33');
    expect(second.stdout).toContain('Hint 2 of 3: The bytes ff and 80 alone are no UTF-8');
    const third = await clone.wirebook('hint');
    expect(third.stdout).toContain('Hint 3 of 3: Write the Buffer');
    expect(third.stdout).toMatch(
      /\nThat is the last hint\. Read on: lessons\/33-echo-bytes\/README\.md#bytes-through-a-string\n$/,
    );
    expect((await clone.wirebook('hint', '33', 'echoes-bytes')).stdout).toBe(third.stdout);
  });

  it('shows any stage that is asked for', async () => {
    const first = await clone.wirebook('hint', '33', '--stage', '1');
    expect(first.stdout).toContain('Hint 1 of 3: Compare what came back');
    expect((await clone.wirebook('hint', '33')).stdout).toContain('Hint 3 of 3: ');
  });

  it('says so where a check has no hints, with what its failure says instead', async () => {
    const checks = `lessons/${name}/checks.ts`;
    const before = clone.read(checks);
    clone.write(checks, before.replace(/\n *\.hints\([^]*?\n *\)/, ''));
    const named = await clone.wirebook('hint', '33', 'echoes-bytes');
    const failed = await clone.wirebook('hint', '33');
    clone.write(checks, before);
    expect(named.stdout).toContain('This check has no hints of its own.\n\nRead on: lessons/');
    expect(failed.stdout).toMatch(/step 1 \(server\.ts, line \d+\)/);
  });

  it('has none where no check fails', async () => {
    const skeleton = clone.read(`lessons/${name}/server.ts`);
    clone.write(`lessons/${name}/server.ts`, clone.read(`solutions/${name}/server.ts`));
    const { status, stdout } = await clone.wirebook('hint', '33');
    clone.write(`lessons/${name}/server.ts`, skeleton);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: 'No check of lesson 33 fails, so there is nothing to hint at.\n',
    });
  });

  it.each([
    [['99'], 'There is no lesson "99"; `npx wirebook list` shows those there are.'],
    [['33', 'nope'], 'Lesson 33 has no check "nope"; it has echoes-bytes.'],
    [['33', '--stage', '4'], "argument '4' is invalid. It takes a whole number from 1 to 3."],
    [['33', '--stage', 'two'], 'It takes a whole number from 1 to 3.'],
    [['33', 'echoes-bytes', 'more'], 'too many arguments'],
  ])('%j gets one clear line and exit status 2', async (args, words) => {
    const { status, stdout, stderr } = await clone.wirebook('hint', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.split('\n')[0]).toMatch(/^wirebook: /);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('    at ');
  });

  it('has --help', async () => {
    const { status, stdout } = await clone.wirebook('hint', '--help');
    expect(status).toBe(0);
    expect(stdout).toContain('Usage: wirebook hint [options] [lesson] [check]');
  });
});
