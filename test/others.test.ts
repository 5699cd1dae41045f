import { describe, expect, it } from 'vitest';
import { quick } from '../checker/author/verify/care.ts';
import { scratchFolder } from '../checker/program/sweep.ts';
import { root } from './support/stagehand.ts';
import { jobs, python } from './soak/jobs.ts';
import { verdictOn } from './soak/known.ts';

const programs = jobs(root, []).filter(({ commands }) => Object.keys(commands).length > 0);

describe.skipIf(python === undefined)(
  `programs as beginners write them in Python${python === undefined ? ' (skipped: there is no python3 here)' : ''}`,
  () => {
    const scratch = scratchFolder();
    it.concurrent.for(
      programs.map(job => [job.name.replace(/^test\/others\//, ''), job.known, job] as const),
    )('%s is known as %s', async ([, known, job], { expect: hope }) => {
      const { diagnosis, words } = await verdictOn(job, 1, root, scratch, { care: quick });
      hope({ diagnosis, failures: known === 'right' ? words : [] }).toEqual({
        diagnosis: known,
        failures: [],
      });
    });
    it('are there', () => {
      expect(programs.length).toBeGreaterThan(20);
    });
  },
);
