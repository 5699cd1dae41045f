import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { quick, thorough } from '../../checker/author/verify/care.ts';
import { allProcesses } from '../../checker/wire/kernel/tasks.ts';
import { files, it, name } from './verify-clone.ts';

// The programs on this machine whose command line holds this.
const running = (words: string): number[] =>
  allProcesses().filter(pid => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(words);
    } catch {
      return false;
    }
  });

const hints = ".hints('Look.', 'Look there.', 'Write it.')";

describe.concurrent('a lesson in which nothing is wrong', () => {
  it('is proved, however thoroughly', async ({ clone }) => {
    expect(await clone.proved(thorough)).toMatchObject({
      lesson: name,
      checks: 1,
      unavailable: 0,
      wrong: 1,
      named: 1,
      findings: [],
    });
    expect(await clone.found(quick)).toEqual([]);
  });

  it('is proved without leaving a program behind', async ({ clone }) => {
    // The name of a program is that of its source, so this one is found among those of other tests.
    clone.replace(files.predictions, "'counting'", "'counting-alone'");
    expect(await clone.found(quick)).toEqual([]);
    expect(running('/counting-alone-')).toEqual([]);
  });

  it('is none any more where a learner has solved it and keeps her notes', async ({ clone }) => {
    clone.write(files.skeleton, clone.read(files.solution));
    clone.write(`lessons/${name}/notes.md`, 'What I learnt');
    expect(await clone.found()).toEqual([
      `lessons/${name}/notes.md belongs to nothing; take it away`,
      `lessons/${name}/server.ts is not what its solution gives; write it anew: npx wirebook author skeletons 01 --force`,
      'the skeleton server.ts passes echoes-bytes, its first check',
    ]);
  });
});

describe.concurrent('of the files, it is found when', () => {
  it.for([files.walkthrough, files.predictions, files.skeleton])('%s is missing', async (path, { clone }) => {
    clone.remove(path);
    expect(await clone.found()).toContain(`${path} is missing`);
  });

  it('solutions/ and test/lessons/ have no such folder', async ({ clone }) => {
    clone.remove(`solutions/${name}`);
    clone.remove(`test/lessons/${name}`);
    const found = await clone.found();
    expect(found).toContain(`${files.solution} is missing`);
    expect(found).toContain(`test/lessons/${name} is missing`);
  });

  it('the skeleton for a reset is missing, another than the solution gives, or of no program', async ({
    clone,
  }) => {
    const again = 'npx wirebook author skeletons 01';
    clone.write(`skeletons/${name}/sever.ts`, '');
    clone.change(files.kept, text => `${text}// older\n`);
    expect(await clone.found()).toEqual([
      `skeletons/${name}/sever.ts belongs to nothing; take it away`,
      `${files.kept} is not what its solution gives; write it anew: ${again}`,
    ]);
    clone.remove(`skeletons/${name}`);
    expect(await clone.found()).toEqual([`${files.kept} is missing; write it: ${again}`]);
  });

  it('but not when a reset has kept it', async ({ clone }) => {
    clone.write(`lessons/${name}/server.mine-1.ts`, 'what I had written');
    expect(await clone.found()).toEqual([]);
  });

  it('one stands there that belongs to nothing', async ({ clone }) => {
    const stray = [
      `lessons/${name}/sever.ts`,
      `solutions/${name}/old/server.ts`,
      `test/lessons/${name}/notes.md`,
    ];
    for (const path of stray) clone.write(path, '');
    expect(await clone.found()).toEqual([
      `lessons/${name}/sever.ts belongs to nothing; take it away`,
      `solutions/${name}/old belongs to nothing; take it away`,
      `test/lessons/${name}/notes.md belongs to nothing; take it away`,
    ]);
  });
});

describe.concurrent('of the checks, it is found when', () => {
  it('one has an author’s fault', async ({ clone }) => {
    clone.replace(files.checks, ", ana.met('wrong bytes')", '');
    expect(await clone.found()).toEqual([
      `${name}/checks.ts: echoes-bytes: mangles-binary takes every failure; name the check that differs from this one in one thing (needs)`,
    ]);
  });

  it('they cannot be read', async ({ clone }) => {
    clone.replace(files.checks, 'export default lesson({', 'export default lesson(({');
    expect(await clone.found()).toEqual([expect.stringMatching(/checks\.ts:\d+: Expected "\)"/)]);
  });

  it('one has no hints', async ({ clone }) => {
    clone.replace(files.checks, /\n\s*\.hints\(.*?\n\s*\),/s, ',');
    expect(await clone.found()).toEqual([
      'echoes-bytes has 0 hints; expected three, from a nudge to nearly the code',
    ]);
  });

  it('no wrong program fails one', async ({ clone }) => {
    clone.addChecks(
      `check('echoes-text', 'Text comes back.', server, ana.connects(), ana.sends('abc'), ana.receives('abc'))${hints},`,
      'echoes-text',
    );
    expect(await clone.found(quick)).toEqual(['no wrong program fails echoes-text']);
    expect(await clone.found(thorough)).toEqual(['no wrong program fails echoes-text']);
  });

  it('but not when one is failed only behind the check that decides the diagnosis', async ({ clone }) => {
    clone.addChecks(
      `check('echoes-ff', 'A byte comes back.', server, ana.connects(), ana.sends(bytes(0xff)), ana.receives(bytes(0xff)))${hints},`,
      'echoes-ff',
    );
    expect(await clone.found(quick)).toEqual([]);
  });

  it('no wrong program is diagnosed with an idea that one reveals', async ({ clone }) => {
    clone.replace(files.checks, '.hints(', ".reveals('closes-early', ana.met('end')).hints(");
    clone.explain('closes-early');
    expect(await clone.found()).toEqual(['no wrong program is diagnosed as closes-early']);
  });
});

describe.concurrent('of the skeletons, it is found when', () => {
  it('one is not what the solution gives', async ({ clone }) => {
    clone.replace(files.skeleton, 'TODO 1: Give back', 'TODO 1: Hand back');
    expect(await clone.found()).toEqual([
      `lessons/${name}/server.ts is not what its solution gives; write it anew: npx wirebook author skeletons 01 --force`,
    ]);
  });

  it('the regions of the solution cannot be read', async ({ clone }) => {
    clone.replace(files.solution, '#region 1.', '#region 2.');
    expect(await clone.found()).toEqual([
      expect.stringMatching(/^solutions\/01-echo-bytes\/server\.ts:\d+: region 2, where 1 was expected/),
    ]);
  });

  it('one passes its first check', async ({ clone }) => {
    clone.replace(files.solution, '//~ return Buffer.alloc(0);', '//~ return piece;');
    clone.skeletonAnew();
    expect(await clone.found()).toEqual(['the skeleton server.ts passes echoes-bytes, its first check']);
  });

  it('its first failure does not lead to step 1', async ({ clone }) => {
    clone.replace(files.checks, '.hints(', ".reveals('mangles-binary', ana.met('silence')).hints(");
    expect(await clone.found()).toEqual([
      'the skeleton server.ts fails echoes-bytes with the hint "Write the Buffer as you were given it: toString() and setEncoding() make text of it."; expected step 1 of the skeleton',
    ]);
  });
});

describe.concurrent('of the solution, it is found when', () => {
  it('it fails, on each path', async ({ clone }) => {
    clone.replace(files.solution, '  return piece;', '  return Buffer.from(piece.toString());');
    const seen = 'wrong bytes, expected "\\xff\\x00\\x80", came "\ufffd\\x00\ufffd"';
    const found = await clone.found(thorough);
    expect(found).toHaveLength(process.platform === 'linux' ? 3 : 2);
    expect(found).toContain(`the solution fails echoes-bytes with quiet gaps in 5 of 5 runs: ${seen}`);
    expect(found).toContain(`the solution fails echoes-bytes in single bytes: ${seen}`);
  });

  it('it fails only once its input comes in single bytes', async ({ clone }) => {
    clone.replace(files.solution, '  return piece;', '  return piece.length < 3 ? Buffer.alloc(0) : piece;');
    clone.addChecks(
      `check('echoes-text', 'Text comes back.', server, ana.connects(), ana.sends('abc'), ana.receives('abc'))${hints},`,
      'echoes-text',
    );
    expect(await clone.found()).toEqual([
      expect.stringContaining('the solution fails echoes-bytes in single bytes: silence'),
      expect.stringContaining('the solution fails echoes-text in single bytes: silence, expected "abc"'),
      'no wrong program fails echoes-text',
    ]);
  });

  it('the checker itself breaks, which is nobody else’s fault', async ({ clone }) => {
    clone.replace(files.checks, 'import { bytes', 'import { step, bytes');
    clone.replace(
      files.checks,
      'ana.connects()',
      "step('looks', () => { throw new Error('no such thing'); }), ana.connects()",
    );
    const { findings } = await clone.proved();
    expect(findings).toContainEqual({
      lesson: name,
      words: 'the checker broke at echoes-bytes with mangles-binary.ts: no such thing',
      whose: 'checker',
    });
  });
});

describe.concurrent('of a wrong program, it is found when', () => {
  it('its first line does not say what it is', async ({ clone }) => {
    clone.write(`test/lessons/${name}/other.ts`, '// it mangles\n');
    expect(await clone.found()).toEqual([
      'other.ts begins with "// it mangles"; expected // server: misconception',
    ]);
  });

  it('it is a program that the lesson does not have', async ({ clone }) => {
    clone.write(`test/lessons/${name}/other.ts`, '// client: mangles-binary\n');
    expect(await clone.found()).toEqual(['other.ts is a client, and the lesson has only server']);
  });

  it('it is diagnosed as something else', async ({ clone }) => {
    const other = clone.read(files.wrong).replace('mangles-binary', 'utf8-split');
    clone.write(`test/lessons/${name}/other.ts`, other);
    expect(await clone.found()).toEqual([
      'other.ts is diagnosed as mangles-binary (echoes-bytes fails with "wrong bytes"); expected utf8-split',
    ]);
  });

  it('it is right', async ({ clone }) => {
    clone.write(`test/lessons/${name}/other.ts`, `// server: mangles-binary\n${clone.read(files.solution)}`);
    expect(await clone.found()).toEqual(['other.ts passes every check; expected mangles-binary']);
  });

  it('two runs disagree about it', async ({ clone }) => {
    const first = `import { mkdirSync } from 'node:fs';
let first = true;
try { mkdirSync(${JSON.stringify(`${clone.root}/ran`)}); } catch { first = false; }
`;
    const other = clone
      .read(files.wrong)
      .replace('\n', `\n${first}`)
      .replace('return Buffer', 'return first ? Buffer.alloc(0) : Buffer');
    clone.write(`test/lessons/${name}/other.ts`, other);
    expect(await clone.found(thorough)).toEqual([
      expect.stringMatching(
        /^other\.ts is diagnosed as (nothing|mangles-binary) in one run and as (nothing|mangles-binary) in another; expected mangles-binary$/,
      ),
    ]);
  });
});

describe.concurrent('of the predictions, it is found when', () => {
  it('there are not three', async ({ clone }) => {
    clone.write(files.predictions, 'export default [];\n');
    expect(await clone.found()).toEqual(['predictions.ts has 0 questions; expected three']);
  });

  it('an experiment gives another answer each time', async ({ clone }) => {
    clone.replace(files.predictions, 'Buffer.from(piece.toString()).length', 'process.pid');
    const found = await clone.found(thorough);
    expect(found).toHaveLength(3);
    expect(found[0]).toMatch(/^the prediction first gave "\d+", then "\d+"; expected one answer$/);
  });

  it('an experiment goes wrong', async ({ clone }) => {
    clone.replace(files.predictions, "+ '\\\\n'", "+ 'x\\\\n'");
    const found = await clone.found();
    expect(found).toHaveLength(3);
    expect(found[0]).toMatch(/^the prediction first went wrong: wrong bytes, expected a number, came /);
  });

  it("an experiment asks for the learner's program, which is not written yet", async ({ clone }) => {
    clone.replace(
      files.predictions,
      /demo\(\n {2}'counting',\n {2}`.*?`,/s,
      "program('server', 'server.ts',",
    );
    clone.replace(files.predictions, 'demo, ', 'program, ');
    expect((await clone.found())[0]).toMatch(/^the prediction first went wrong: not started/);
  });
});

describe.concurrent('of the walkthrough, it is found when', () => {
  it('it never explains a check or a misconception', async ({ clone }) => {
    clone.replace(files.walkthrough, '<!-- explains: echoes-bytes -->', '');
    clone.replace(files.walkthrough, '<!-- explains: mangles-binary -->', '');
    expect(await clone.found()).toEqual(
      ['echoes-bytes', 'mangles-binary'].map(
        id => `README.md never explains ${id}; write <!-- explains: ${id} --> beneath the heading that does`,
      ),
    );
  });

  it('a link leads nowhere', async ({ clone }) => {
    clone.replace(files.walkthrough, '# Echo bytes', '# Echo bytes\n\n[next](../02-more/README.md)');
    expect(await clone.found()).toEqual([
      `lessons/${name}/README.md:3: the link ../02-more/README.md leads to a file that is not there`,
    ]);
  });

  it('it is too short', async ({ clone }) => {
    clone.replace(files.walkthrough, 'word '.repeat(200), '');
    expect(await clone.found()).toEqual([
      'README.md has 800 words (code, tables and comments aside); expected 900 to 1200',
    ]);
  });

  it('a generated block is stale', async ({ clone }) => {
    clone.change(files.walkthrough, text => `${text}\n<!-- program: mangles-binary -->\n<!-- /program -->\n`);
    expect(await clone.found()).toEqual([
      expect.stringMatching(
        /README\.md:\d+: program: mangles-binary is stale; refresh it: npx wirebook author transcripts 01$/,
      ),
    ]);
  });

  it('a generated block cannot be made', async ({ clone }) => {
    clone.change(files.walkthrough, text => `${text}\n<!-- program: no-such -->\n<!-- /program -->\n`);
    expect(await clone.found()).toEqual([
      expect.stringContaining(`there is no test/lessons/${name}/no-such.ts`),
    ]);
  });
});
