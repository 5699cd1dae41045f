import { describe, expect, it } from 'vitest';
import { wirebook } from './support/command.ts';
import { root } from './support/stagehand.ts';
import { jobs, python } from './soak/jobs.ts';
import { findLesson, load } from '../checker/lesson/catalogue.ts';
import { Report } from '../checker/vocabulary.ts';

const programs = jobs(root, []).filter(({ commands }) => Object.keys(commands).length > 0);

describe.skipIf(python === undefined)(
  `programs as beginners write them in Python${python === undefined ? ' (skipped: there is no python3 here)' : ''}`,
  () => {
    it.concurrent.for(
      programs.map(job => [job.name.replace(/^test\/others\//, ''), job.known, job] as const),
    )('%s is known as %s', async ([, known, { lesson, commands }], { expect: hope }) => {
      const [role = '', command = ''] = Object.entries(commands)[0] ?? [];
      const folder = findLesson(root, lesson);
      if (!folder) throw new Error(`there is no lesson ${lesson}`);
      const checks = (await load(root, folder)).checks.filter(({ program }) => program.role === role);
      const only = checks.flatMap(({ id }) => ['--only', id]);
      const { stdout } = await wirebook(['check', lesson, '--run', `${role}=${command}`, ...only, '--json']);
      const report = Report.parse(JSON.parse(stdout));
      const failures = report.checks.flatMap(({ id, failure }) =>
        failure ? [`${id}: ${failure.kind}, expected ${failure.expected}, came ${failure.actual}`] : [],
      );
      hope({
        diagnosis: report.diagnosis?.misconception ?? report.outcome,
        failures: known === 'right' ? failures : [],
      }).toEqual({ diagnosis: known === 'right' ? 'passed' : known, failures: [] });
    });
    it('are there', () => {
      expect(programs.length).toBeGreaterThan(20);
    });
  },
);
