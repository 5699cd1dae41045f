// npm run soak:class -- WORKS K [--jobs N]
// Grades a class of known programs, right and wrong, through the whole command and in sandboxes, while K processes keep the machine busy.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ClassReport } from '../../checker/class-vocabulary.ts';
import { allProcesses } from '../../checker/wire/kernel/tasks.ts';
import { text } from '../../checker/wire/kernel/proc.ts';
import { busy } from './busy.ts';
import { jobs, type Job } from './jobs.ts';

const root = resolve(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jobs: { type: 'string', default: '4' } },
});
const works = Number(positionals[0] ?? 100);
const load = Number(positionals[1] ?? 4);
const folder = mkdtempSync(join(tmpdir(), 'wirebook-soak-class-'));
const temporary = (): string[] => readdirSync(tmpdir()).filter(name => name.startsWith('wirebook-class-'));
const before = new Set(temporary());

// A student for each work: what she handed in is one program of the project, and the reference for the others of its lesson.
const known = jobs(root, []).filter(({ commands }) => Object.keys(commands).length === 0);
const students = new Map<string, Job>();
for (let at = 0; at < works; at++) {
  const job = known[at % known.length];
  if (!job) throw new Error('there is no program to grade');
  const student = `student-${String(at).padStart(5, '0')}`;
  const own = join(folder, 'class', student, job.lesson);
  mkdirSync(own, { recursive: true });
  for (const file of readdirSync(join(root, 'solutions', job.lesson)))
    cpSync(join(root, 'solutions', job.lesson, file), join(own, file));
  for (const [role, file] of Object.entries(job.files)) cpSync(file, join(own, `${role}.ts`));
  students.set(student, job);
}

const calm = busy(load);
const begin = performance.now();
const out = join(folder, 'out');
const args = ['grade', join(folder, 'class'), '--out', out, '--jobs', values.jobs];
const child = spawn(process.execPath, [join(root, 'checker/bin.mjs'), ...args], { stdio: 'inherit' });
await new Promise(done => child.once('exit', done));
calm();

const { results } = ClassReport.parse(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')));
const counts = { graded: 0, 'changed verdicts': 0, 'not graded': 0, survivors: 0 };
for (const { student, lesson, state, outcome, diagnosis, because } of results) {
  const job = students.get(student);
  if (job?.lesson !== lesson) continue;
  const found = diagnosis?.misconception ?? (outcome === 'passed' ? 'right' : 'nothing');
  if (state === 'graded') counts.graded++;
  if (state === 'not graded' || outcome === 'broken') counts['not graded']++;
  else if (found !== job.known) counts['changed verdicts']++;
  if (state !== 'graded' || outcome === 'broken' || found !== job.known)
    console.log(
      `${job.name} (${job.known}) was ${state === 'graded' ? found : state}: ${because ?? outcome ?? ''}`,
    );
}
const left = allProcesses().filter(pid => text(`/proc/${pid}/cmdline`).includes('/wirebook/runner/'));
counts.survivors = left.length + temporary().filter(name => !before.has(name)).length;
const seconds = Math.round((performance.now() - begin) / 1000);
console.log(
  `\n${Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')}; ${seconds} s, ${load} busy, ${values.jobs} jobs`,
);
rmSync(folder, { recursive: true });
process.exitCode = counts['changed verdicts'] + counts['not graded'] + counts.survivors > 0 ? 1 : 0;
