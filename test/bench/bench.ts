// npm run bench [-- ROUNDS]: what the checker costs, as ratios to bare starts of node in the same run. A benchmark, never a test.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { bundle } from '../../checker/bundle.mjs';
import { findLesson, load } from '../../checker/lesson/catalogue.ts';
import { Report } from '../../checker/vocabulary.ts';
import { quitting, savesToVerdicts } from './watching.ts';

const root = resolve(import.meta.dirname, '../..');
const rounds = Number(process.argv[2] ?? 9);
const folder = mkdtempSync(join(tmpdir(), 'wirebook-bench-'));
const solution = join(root, 'solutions/04-tcp-uppercase');

interface Run {
  readonly ms: number;
  readonly stdout: string;
  readonly peakMiB: number;
}

// One process to its end, or to its first printed line.
async function run(args: readonly string[], until: 'end' | 'first line'): Promise<Run> {
  const begin = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH },
  });
  let peak = 0;
  const look = setInterval(() => (peak = Math.max(peak, peakOf(child.pid ?? 0))), 10);
  const first = new Promise<void>(done => child.stdout.once('data', () => done()));
  const stdout = until === 'end' ? await text(child.stdout) : (await first, '');
  const ms = performance.now() - begin;
  clearInterval(look);
  child.kill('SIGKILL');
  return { ms, stdout, peakMiB: peak };
}

function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

// The median of several rounds, after one that does not count.
async function timed(one: () => Promise<number>): Promise<number> {
  await one();
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) all.push(await one());
  return median(all);
}

const wirebook = (...args: readonly string[]): Promise<Run> =>
  run([join(root, 'checker/bin.mjs'), ...args], 'end');
const only = async (lesson: string, program: string): Promise<string[]> => {
  const found = findLesson(root, lesson);
  if (!found) throw new Error(`there is no lesson ${lesson}`);
  const { checks } = await load(root, found);
  return checks.filter(check => check.program.role === program).flatMap(({ id }) => ['--only', id]);
};

const bundled = await bundle(join(solution, 'server.ts'), { root, packages: 'external' });
if (!bundled.bundled) throw new Error('the solution of lesson 04 cannot be bundled');
const server = ['--enable-source-maps', bundled.file, '127.0.0.1', '0'];
const serverChecks = await only('04', 'server');

// How long after the last thing that happened the verdict came.
async function calling(name: string, source: string, check: string): Promise<number> {
  writeFileSync(join(folder, `${name}.ts`), source);
  const { stdout } = await wirebook(
    'check',
    '04',
    '--program',
    `server=${join(folder, `${name}.ts`)}`,
    '--only',
    check,
    '--json',
  );
  const [only] = Report.parse(JSON.parse(stdout)).checks;
  return (only?.durationMs ?? 0) - (only?.transcript.at(-1)?.atMs ?? 0);
}
const listens = (body: string): string =>
  `import { createServer } from 'node:net';\nconst [host, port] = process.argv.slice(2);\nconst server = createServer({ allowHalfOpen: true }, socket => { ${body} });\nserver.listen(Number(port), host);\n`;

const bare = await timed(async () => (await run(server, 'first line')).ms);
const startup = await timed(async () => (await wirebook('--help')).ms);
const whole = await timed(async () => (await wirebook('check', '04', '--dir', solution, ...serverChecks)).ms);
const client = await timed(
  async () => (await wirebook('check', '01', '--dir', join(root, 'solutions/01-hello-client'))).ms,
);
const one = await timed(
  async () => (await wirebook('check', '04', '--dir', solution, '--only', 'answers-a-line')).ms,
);
const silent = await timed(() => calling('silent', listens('socket.resume();'), 'answers-a-line'));
const deaf = await timed(() => calling('deaf', 'process.stdin.resume();', 'answers-a-line'));
const spins = await timed(() =>
  calling('spins', listens("socket.on('data', () => { for (;;); });"), 'answers-a-line'),
);
const saved = median((await savesToVerdicts(root, rounds + 1)).slice(1));
const quits = (await quitting(root, rounds + 1))?.slice(1);
const { peakMiB } = await wirebook('check', '04', '--dir', solution, ...serverChecks);
rmSync(folder, { recursive: true });

const count = serverChecks.length / 2;
const rows: readonly (readonly [string, number, string])[] = [
  ['a bare start of node, to "listening"', bare, ''],
  ['the checker alone (--help)', startup, 'aim 3'],
  [`lesson 04's server, ${count} checks, start-up included`, whole, 'aim 6'],
  ['the same in watch mode, from a save to its verdict', saved, 'aim 3'],
  ['one check of it', (whole - one) / Math.max(1, count - 1), ''],
  ...(quits
    ? ([
        ['from q to the prompt, in mid-grading', median(quits), ''],
        ['the same, the longest', Math.max(...quits), 'aim 200 ms'],
      ] as const)
    : []),
  ["lesson 01's client, all checks (one pauses for 1 s)", client, ''],
  ['to call a silent program, once it is silent', silent, 'aim 10'],
  ['to call a program that never listens', deaf, ''],
  ['to call a program that spins', spins, ''],
];
for (const [name, ms, aim] of rows)
  console.log(
    `${name.padEnd(54)} ${ms.toFixed(1).padStart(8)} ms ${(ms / bare).toFixed(1).padStart(6)} ×  ${aim}`,
  );
console.log(`${'memory of the checker, at its peak'.padEnd(54)} ${peakMiB.toFixed(0).padStart(8)} MiB`);
