// npm run bench:class [-- STUDENTS]: what it costs to grade a class, as ratios within the same run. A benchmark, never a test.
import { spawn, spawnSync } from 'node:child_process';
import { createHook } from 'node:async_hooks';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundle } from '../../checker/bundle.mjs';
import { ClassReport } from '../../checker/class-vocabulary.ts';
import { gradeReady } from '../../checker/classroom/grading.ts';
import { jobs } from '../soak/jobs.ts';

const root = resolve(import.meta.dirname, '../..');
const lesson = '04-tcp-uppercase';
const students = Number(process.argv[2] ?? 20);
const folder = mkdtempSync(join(tmpdir(), 'wirebook-bench-class-'));
const cores = availableParallelism();

// Half of a class has it right; the others are the wrong programs of the lesson, one after the other.
const wrong = jobs(root, [lesson.slice(0, 2)]).filter(({ files }) => Object.keys(files).length > 0);
const sourcesOf = (at: number): Map<string, string> => {
  const own = new Map(['server.ts', 'client.ts'].map(file => [file, join(root, 'solutions', lesson, file)]));
  const one = at % 2 === 1 ? wrong[Math.floor(at / 2) % wrong.length] : undefined;
  for (const [role, file] of Object.entries(one?.files ?? {})) own.set(`${role}.ts`, file);
  return own;
};

// Listens and takes every client, and says nothing to any.
const silent = `import { createServer } from 'node:net';
const [host, port] = process.argv.slice(2);
createServer(socket => socket.resume()).listen(Number(port), host);
`;

function classOf(count: number, name: string, hangs: (student: number) => boolean = () => false): string {
  const at = join(folder, name);
  for (let student = 0; student < count; student++) {
    const own = join(at, `student-${String(student).padStart(4, '0')}`, lesson);
    mkdirSync(own, { recursive: true });
    for (const [file, from] of sourcesOf(student)) cpSync(from, join(own, file));
    if (hangs(student)) writeFileSync(join(own, 'server.ts'), silent);
  }
  return at;
}

async function gradeMs(dir: string, sandbox: string): Promise<number> {
  const out = join(folder, `out-${Math.random().toString(36).slice(2)}`);
  const begin = performance.now();
  const child = spawn(
    process.execPath,
    [join(root, 'checker/bin.mjs'), 'grade', dir, '--lessons', '04', '--out', out, '--sandbox', sandbox],
    { stdio: 'ignore' },
  );
  const status = await new Promise(done => child.once('exit', done));
  if (status !== 0) throw new Error(`grade ended with ${String(status)}`);
  const ms = performance.now() - begin;
  const { results } = ClassReport.parse(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')));
  if (results.some(({ state }) => state !== 'graded')) throw new Error('not all were graded');
  return ms;
}

// How many processes it takes to grade one work, and all of the class.
async function startsOf(count: number): Promise<number> {
  let starts = 0;
  const hook = createHook({ init: (_, type) => void (starts += type === 'PROCESSWRAP' ? 1 : 0) }).enable();
  const scratch = join(folder, 'scratch');
  for (let student = 0; student < count; student++) {
    const own = join(folder, 'one');
    rmSync(own, { recursive: true, force: true });
    mkdirSync(own);
    for (const [file, from] of sourcesOf(student)) cpSync(from, join(own, file));
    await gradeReady({ root, lesson, folder: own, seed: 1, commands: {}, port: 0 }, scratch);
  }
  hook.disable();
  return starts;
}

// The same number of bare starts of the solution, to their first line, as many at a time as there are processors.
async function bareMs(starts: number): Promise<number> {
  const made = await bundle(join(root, 'solutions', lesson, 'server.ts'), { root, packages: 'external' });
  if (!made.bundled) throw new Error('the solution cannot be bundled');
  const one = (): Promise<void> =>
    new Promise(done => {
      const child = spawn(process.execPath, ['--enable-source-maps', made.file, '127.0.0.1', '0'], {
        stdio: ['ignore', 'pipe', 'ignore'],
        env: { PATH: process.env.PATH },
      });
      child.stdout.once('data', () => child.kill('SIGKILL'));
      child.once('exit', () => done());
    });
  let left = starts;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: cores }, async () => {
      while (left-- > 0) await one();
    }),
  );
  return performance.now() - begin;
}

function memoryMiB(count: number, report: string): number {
  const dir = classOf(count, `memory-${count}`);
  const { stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'class-memory.ts'), dir, lesson, report],
    { encoding: 'utf8', cwd: root },
  );
  rmSync(dir, { recursive: true });
  return Number(stdout.trim());
}

const row = (name: string, value: string, aim = ''): void =>
  console.log(`${name.padEnd(62)} ${value.padStart(14)}  ${aim}`);

const whole = classOf(students, 'whole');
const starts = await startsOf(students);
const bare = await bareMs(starts);
const sandboxed = await gradeMs(whole, 'bubblewrap');
const open = await gradeMs(whole, 'none');
const hanging = await gradeMs(
  classOf(students, 'hanging', student => student % 10 === 0),
  'bubblewrap',
);
row(`${starts} bare starts, ${cores} at a time`, `${(bare / 1000).toFixed(1)} s`);
row(`${students} works of lesson 04 in sandboxes, all of the command`, `${(sandboxed / 1000).toFixed(1)} s`);
row('  works a minute', (students / (sandboxed / 60_000)).toFixed(0));
row('  to its bare starts', `${(sandboxed / bare).toFixed(2)} ×`, 'aim 2');
row('  to the same without sandboxes', `${(sandboxed / open).toFixed(2)} ×`);
row('  with every tenth silent, to the class without', `${(hanging / sandboxed).toFixed(2)} ×`, 'aim 1.3');

const report = join(folder, 'report.json');
const solved = ['check', '04', '--dir', join(root, 'solutions', lesson), '--json', '--seed', '1'];
writeFileSync(report, spawnSync(process.execPath, [join(root, 'checker/bin.mjs'), ...solved]).stdout);
for (const count of [10, 300, 3000])
  row(`memory of the grader at its peak, ${count} works`, `${memoryMiB(count, report)} MiB`, 'aim flat');
rmSync(folder, { recursive: true });
