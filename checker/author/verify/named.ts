import { join } from 'node:path';
import type { Loaded } from '../../lesson/catalogue.ts';
import type { Report } from '../../vocabulary.ts';
import { fault, ownFault, type Fault } from './fault.ts';
import type { Wrong } from './wrong.ts';
import type { Workshop } from './workshop.ts';

// What came of one wrong program: the checks it failed, and its diagnosis where every run gave the one it claims.
export interface Tried {
  readonly wrong: Wrong;
  readonly found: readonly Fault[];
  readonly failed: ReadonlySet<string>;
  readonly named: string | undefined;
}

// Grades a wrong program, by the checks of its program only.
export async function tried(lesson: Loaded, wrong: Wrong, workshop: Workshop, runs: number): Promise<Tried> {
  const only = lesson.checks.filter(({ program }) => program.name === wrong.program).map(({ id }) => id);
  const reports = await Promise.all(
    Array.from({ length: runs }, (_, at) =>
      workshop.grade(lesson, {
        what: wrong.name,
        folder: join(workshop.root, 'solutions', lesson.name),
        files: new Map([[wrong.program, wrong.file]]),
        seed: at + 1,
        only,
      }),
    ),
  );
  const checks = reports.flatMap(report => report.checks);
  const broken = checks.filter(({ outcome }) => outcome === 'broken');
  const diagnoses = [...new Set(reports.map(diagnosed))];
  const right = diagnoses.every(diagnosis => diagnosis === wrong.misconception);
  return {
    wrong,
    found: [
      ...(right ? [] : [misnamed(wrong, diagnoses, reports)]),
      ...broken.map(({ id, because }) =>
        ownFault(`the checker broke at ${id} with ${wrong.name}: ${because?.words ?? ''}`),
      ),
    ],
    failed: new Set(checks.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id)),
    named: right ? wrong.misconception : undefined,
  };
}

const diagnosed = ({ diagnosis }: Report): string => diagnosis?.misconception ?? 'no misconception';

function misnamed(
  { name, misconception }: Wrong,
  diagnoses: readonly string[],
  reports: readonly Report[],
): Fault {
  const failures = reports.flatMap(({ checks }) => checks.filter(({ outcome }) => outcome === 'failed'));
  const [first] = failures;
  if (!first) return fault(`${name} passes every check; expected ${misconception}`);
  const why = `${first.id} fails with "${first.failure?.kind ?? ''}"`;
  return fault(
    diagnoses.length > 1
      ? `${name} is diagnosed as ${diagnoses.join(', then as ')} in one run after the other; expected ${misconception}`
      : `${name} is diagnosed as ${diagnoses.join()}; expected ${misconception} (${why})`,
  );
}
