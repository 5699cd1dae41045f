import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ClassReport } from '../../checker/class-vocabulary.ts';
import { folderWith } from '../support/stagehand.ts';
import { graded, untimed } from './audience.ts';
import { classOf, lessons, reportOf, run, StandIn, withOutcome } from './stand-in.ts';
import { workOf } from './works.ts';

describe('a class', () => {
  it('becomes a report of all its students and lessons, in their order, and a file of it', async () => {
    const out = folderWith({});
    const { report, notes, grader } = await graded(out, classOf(20));
    expect(report.students).toHaveLength(20);
    expect(report.results.map(({ student, lesson }) => `${student} ${lesson}`)).toEqual(
      report.students.flatMap(({ id }) => lessons.map(({ lesson }) => `${id} ${lesson}`)),
    );
    expect(report.results.filter(({ state }) => state === 'missing')).toHaveLength(2);
    expect(notes.plan).toEqual({ works: 38, kept: 0 });
    expect(grader.closed).toBe(1);
    const written = ClassReport.parse(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')));
    expect(written).toEqual(report);
  });

  it('is not graded again where nothing has changed, and no grader is made', async () => {
    const out = folderWith({});
    const { report } = await graded(out, classOf(20));
    const again = await graded(out, classOf(20));
    expect(again.grader.asked).toEqual([]);
    expect(again.grader.closed).toBe(0);
    expect(again.notes.plan).toEqual({ works: 38, kept: 38 });
    expect(again.report).toEqual(report);
  });

  it('with three late submissions and one that was mended has just those graded', async () => {
    const out = folderWith({});
    await graded(out, classOf(20));
    const later = classOf(23);
    const works = later.works.map(work =>
      work.student === 'student-004' ? workOf(work.student, work.lesson, { 'server.ts': 'better' }) : work,
    );
    const { report, grader } = await graded(out, { ...later, works });
    const asked = new Set(grader.asked.map(({ work }) => work.student));
    expect([...asked].sort()).toEqual(['student-004', 'student-021', 'student-022', 'student-023']);
    const { report: fresh } = await graded(folderWith({}), { ...later, works });
    expect(untimed(report)).toEqual(untimed(fresh));
  });

  it('has a lesson graded again where its checks have changed', async () => {
    const out = folderWith({});
    await graded(out, classOf(5));
    const terms = { ...run, checks: { ...run.checks, '02-two': 'better checks' } };
    const { grader } = await graded(out, classOf(5), { terms });
    expect(grader.asked.map(({ work }) => work.lesson)).toEqual(Array.from({ length: 5 }, () => '02-two'));
  });

  it('no longer has who is no longer in it', async () => {
    const out = folderWith({});
    await graded(out, classOf(5));
    const { report } = await graded(out, classOf(3));
    expect(report.students).toHaveLength(3);
    expect(report.results).toHaveLength(6);
  });

  it('tries again what could not be graded, and says so until it can', async () => {
    const out = folderWith({});
    const broken = new StandIn(task =>
      task.work.student === 'student-002'
        ? { state: 'not graded', words: 'the sandbox failed' }
        : task.work.student === 'student-003'
          ? { state: 'graded', report: withOutcome(reportOf(task), 'broken') }
          : { state: 'graded', report: reportOf(task) },
    );
    const first = await graded(out, classOf(5), { grader: broken });
    const [result] = first.report.results.filter(({ student }) => student === 'student-002');
    expect(result).toMatchObject({ state: 'not graded', because: 'the sandbox failed', points: 0, outOf: 0 });
    const second = await graded(out, classOf(5));
    const asked = new Set(second.grader.asked.map(({ work }) => work.student));
    expect([...asked].sort()).toEqual(['student-002', 'student-003']);
    const { report: fresh } = await graded(folderWith({}), classOf(5));
    expect(untimed(second.report)).toEqual(untimed(fresh));
  });

  it('has the feedback of each work before it is on record, and grades again what has lost its', async () => {
    const out = folderWith({});
    const grader = new StandIn();
    await graded(out, classOf(5), { grader });
    const page = join(out, 'feedback/student-003/01-one.html');
    expect(readFileSync(page, 'utf8')).toContain('student-003');
    rmSync(page);
    const again = await graded(out, classOf(5));
    expect(again.grader.asked.map(({ work }) => `${work.student} ${work.lesson}`)).toEqual([
      'student-003 01-one',
    ]);
    expect(existsSync(page)).toBe(true);
  });

  it('keeps no pages of who is no longer in it, nor of a work that is no longer there', async () => {
    const out = folderWith({});
    await graded(out, classOf(12));
    const later = classOf(11);
    const [first, ...works] = later.works;
    if (!first) throw new Error('no work');
    const gone = { student: first.student, lesson: first.lesson, words: 'gone', state: 'missing' as const };
    await graded(out, { ...later, works, absences: [...later.absences, gone] });
    const left = (place: string) => readdirSync(join(out, place)).sort();
    const names = classOf(11).students.map(({ id }) => id);
    expect({ feedback: left('feedback'), gradescope: left('gradescope') }).toEqual({
      feedback: names,
      gradescope: names,
    });
    expect(left('feedback/student-001')).toEqual(['02-two.html', '02-two.md']);
  });

  it('goes on where its journal was torn, and says how much was damaged', async () => {
    const out = folderWith({});
    const { report } = await graded(out, classOf(5));
    appendFileSync(join(out, 'journal/results.jsonl'), '0123456789abcdef {"che');
    const again = await graded(out, classOf(5));
    expect(again.notes.damagedLines).toBe(1);
    expect(again.report).toEqual(report);
    expect(readdirSync(join(out, 'journal')).sort()).toEqual([
      'damaged-1.jsonl',
      'prints',
      'results.jsonl',
      'run.json',
    ]);
  });
});
