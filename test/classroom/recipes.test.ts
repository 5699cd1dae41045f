import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fill, nothing, reportIn } from '../commands/class.ts';
import { root } from '../support/stagehand.ts';

const page = readFileSync(join(root, 'checker/classroom/README.md'), 'utf8');

// The blocks of code under a heading of the page.
const blocks = (heading: string): string[] => {
  const section = page.split(/^## /m).find(part => part.startsWith(heading)) ?? '';
  return [...section.matchAll(/^```\w+\n([^]*?)^```$/gm)].map(([, text = '']) => text);
};

const shards = [1, 2, 3, 4];
let place = '';
let whole: ReturnType<typeof reportIn>;

// `npx wirebook`, but of this clone, for one lesson, and without a sandbox.
const stub = `#!/bin/sh
shift
command=$1
shift
if [ "$command" = grade ]; then set -- "$@" --lessons 01 --sandbox none; fi
exec "${process.execPath}" "${join(root, 'checker/bin.mjs')}" "$command" "$@"
`;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'wirebook-test-'));
  mkdirSync(join(place, 'bin'));
  writeFileSync(join(place, 'bin/npx'), stub);
  chmodSync(join(place, 'bin/npx'), 0o755);
  const names = ['ana', 'ben', 'eve', 'ida', 'leo', 'uma', 'zoe'];
  fill(join(place, 'class'), Object.fromEntries(names.map(name => [name, nothing])));
  await sh('npx wirebook grade class --out whole', place, {});
  whole = reportIn(join(place, 'whole'));
});
afterAll(() => rmSync(place, { recursive: true }));

async function sh(script: string, cwd: string, env: Readonly<Record<string, string>>): Promise<void> {
  const path = `${join(place, 'bin')}:${process.env.PATH ?? ''}`;
  await promisify(execFile)('bash', ['-euc', script], { cwd, env: { PATH: path, HOME: cwd, ...env } });
}

// A folder for one service, with the class in it.
function stand(service: string): string {
  const folder = join(place, service);
  mkdirSync(join(folder, 'wirebook'), { recursive: true });
  cpSync(join(place, 'class'), join(folder, 'class'), { recursive: true });
  return folder;
}

const Steps = z.array(z.object({ run: z.string().optional(), 'working-directory': z.string().optional() }));
const Actions = z.object({
  jobs: z.object({
    shard: z.object({
      strategy: z.object({ matrix: z.object({ shard: z.array(z.number()) }) }),
      steps: Steps,
    }),
    whole: z.object({ needs: z.literal('shard'), steps: Steps }),
  }),
});
const Script = z.array(z.string());
const GitLab = z.object({
  grade: z.object({ parallel: z.number(), script: Script }),
  merge: z.object({ script: Script }),
});
const Kubernetes = z.object({
  spec: z.object({
    completionMode: z.literal('Indexed'),
    completions: z.number(),
    template: z.object({
      spec: z.object({
        containers: z.tuple([z.object({ command: z.tuple([z.literal('sh'), z.literal('-c'), z.string()]) })]),
      }),
    }),
  }),
});

// Of a service's commands those that are ours.
const ours = (commands: readonly (string | undefined)[]): string =>
  commands.filter(command => command?.startsWith('npx wirebook')).join('\n');

describe('a recipe makes of a class in parts what one machine makes of the whole', () => {
  it('GitHub Actions', async () => {
    const folder = stand('github');
    const [text = ''] = blocks('GitHub Actions');
    const { jobs } = Actions.parse(load(text));
    const { shard } = jobs.shard.strategy.matrix;
    expect(shard).toEqual(shards);
    const script = ours(jobs.shard.steps.map(({ run }) => run));
    const filled = (index: number): string =>
      script
        .replace('${{ matrix.shard }}', String(index))
        .replace('${{ strategy.job-total }}', String(shard.length))
        // Each job has its own machine, whose `out` is uploaded as out-N and downloaded into outs.
        .replace('../out ', `../outs/out-${index} `);
    await Promise.all(shard.map(index => sh(filled(index), join(folder, 'wirebook'), {})));
    await sh(ours(jobs.whole.steps.map(({ run }) => run)), join(folder, 'wirebook'), {});
    expect(reportIn(join(folder, 'whole'))).toEqual(whole);
    const summary = jobs.whole.steps.find(({ run }) => run?.startsWith('cat'))?.run ?? '';
    await sh(summary, folder, { GITHUB_STEP_SUMMARY: join(folder, 'summary') });
    expect(readFileSync(join(folder, 'summary'), 'utf8')).toContain('# Class report');
  });

  it('GitLab', async () => {
    const folder = stand('gitlab');
    const [text = ''] = blocks('GitLab');
    const { grade, merge } = GitLab.parse(load(text));
    expect(grade.parallel).toBe(shards.length);
    await Promise.all(
      shards.map(index =>
        sh(ours(grade.script), folder, {
          CI_NODE_INDEX: String(index),
          CI_NODE_TOTAL: String(grade.parallel),
        }),
      ),
    );
    await sh(ours(merge.script), folder, {});
    expect(reportIn(join(folder, 'whole'))).toEqual(whole);
  });

  it('a Slurm array, one task of which is started again by itself', async () => {
    const home = stand('slurm');
    const [grade = '', merge = ''] = blocks('Slurm');
    expect(grade).toContain('#SBATCH --job-name=grade --array=1-4 ');
    const task = (index: number, [least, most]: readonly [number, number]) =>
      sh(grade, home, {
        SLURM_ARRAY_TASK_ID: String(index),
        SLURM_ARRAY_TASK_MIN: String(least),
        SLURM_ARRAY_TASK_MAX: String(most),
        SLURM_ARRAY_TASK_COUNT: String(most - least + 1),
        SLURM_CPUS_PER_TASK: '1',
      });
    await Promise.all([1, 2, 4].map(index => task(index, [1, 4])));
    await task(3, [3, 3]);
    await sh(merge, home, {});
    expect(reportIn(join(home, 'whole'))).toEqual(whole);
  });

  it('a Kubernetes Indexed Job, one pod of which is started again', async () => {
    const folder = stand('kubernetes');
    const { spec } = Kubernetes.parse(load(blocks('Kubernetes')[0] ?? ''));
    expect(spec.completions).toBe(shards.length);
    const [, , command] = spec.template.spec.containers[0].command;
    const pod = (index: number) =>
      sh(command.replaceAll('/data/', `${folder}/`), folder, { JOB_COMPLETION_INDEX: String(index) });
    await Promise.all(shards.map((_, index) => pod(index)));
    await pod(2);
    const merge = /`(npx wirebook merge [^`]*)`/.exec(page.split('## Kubernetes')[1] ?? '')?.[1] ?? '';
    await sh(merge.replaceAll('/data/', `${folder}/`), folder, {});
    expect(reportIn(join(folder, 'whole'))).toEqual(whole);
  });
});
