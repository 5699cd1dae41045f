// Takes in a class and grades it with a grader that always has the same, whole report at hand; prints the memory this took at its peak, in MiB.
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { classLesson } from '../../checker/classroom/assembled.ts';
import { gradeClass } from '../../checker/classroom/class.ts';
import { intake } from '../../checker/classroom/intake.ts';
import { findLesson, load, programsOf } from '../../checker/lesson/catalogue.ts';
import { Report } from '../../checker/vocabulary.ts';
import { Notes } from '../classroom/audience.ts';
import { run } from '../classroom/stand-in.ts';

const root = resolve(import.meta.dirname, '../..');
const [folder = '', name = '', file = ''] = process.argv.slice(2);
const found = findLesson(root, name);
if (!found) throw new Error(`there is no lesson ${name}`);
const lesson = await load(root, found);
const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
const scratch = mkdtempSync(join(tmpdir(), 'wirebook-bench-'));
const out = join(scratch, 'out');
mkdirSync(join(out, 'journal'), { recursive: true });
const programs = programsOf(lesson.checks).map(program => program.file);
const terms = { ...run, checks: { [name]: 'of the bench' } };
await gradeClass(
  {
    root,
    scratch,
    out,
    found: await intake(folder, { lessons: [{ name, number: lesson.number, programs }], scratch }),
    lessons: [classLesson(lesson)],
    run: terms,
    jobs: 2,
    grader: () =>
      Promise.resolve({
        grade: () => Promise.resolve({ state: 'graded' as const, report }),
        close: () => Promise.resolve(),
      }),
    signal: new AbortController().signal,
  },
  new Notes(),
);
console.log(Math.round(process.resourceUsage().maxRSS / 1024));
