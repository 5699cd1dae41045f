import { join } from 'node:path';
import type { Loaded } from '../../lesson/catalogue.ts';
import type { CheckData } from '../../lesson/check.ts';
import type { Report } from '../../vocabulary.ts';
import type { Care } from './care.ts';
import { played, withNeeds } from './deciding.ts';
import { fault, ownFault, type Fault } from './fault.ts';
import type { Wrong } from './wrong.ts';
import type { Workshop } from './workshop.ts';

// What came of one wrong program: the checks it was asked and those it failed, and its misconception where every run was diagnosed with it.
export interface Tried {
  readonly wrong: Wrong;
  readonly found: readonly Fault[];
  readonly played: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
  readonly named: string | undefined;
}

// Grades a wrong program, by the checks of its program only.
export async function tried(lesson: Loaded, wrong: Wrong, workshop: Workshop, care: Care): Promise<Tried> {
  const own = lesson.checks.filter(({ program }) => program.role === wrong.program);
  const chosen = played(own, wrong.misconception, care);
  const reports = await Promise.all(
    Array.from({ length: care.others }, (_, at) => graded(lesson, wrong, chosen, workshop, at + 1)),
  );
  const checks = reports.flatMap(report => report.checks);
  const broken = checks.filter(({ outcome }) => outcome === 'broken');
  const diagnoses = [...new Set(reports.map(({ diagnosis }) => diagnosis?.misconception ?? 'nothing'))];
  const right = diagnoses.every(diagnosis => diagnosis === wrong.misconception);
  return {
    wrong,
    found: [
      ...(right ? [] : [misnamed(wrong, diagnoses, checks.filter(hasFailed))]),
      ...broken.map(({ id, because }) =>
        ownFault(`the checker broke at ${id} with ${wrong.name}: ${because?.words ?? ''}`),
      ),
    ],
    played: new Set(chosen.map(({ id }) => id)),
    failed: new Set(checks.filter(hasFailed).map(({ id }) => id)),
    named: right ? wrong.misconception : undefined,
  };
}

// Whether a wrong program fails this check, with only those before it that it needs.
export async function fails(
  lesson: Loaded,
  wrong: Wrong,
  check: CheckData,
  workshop: Workshop,
): Promise<boolean> {
  const report = await graded(lesson, wrong, withNeeds(lesson.checks, [check]), workshop, 1);
  return report.checks.some(one => one.id === check.id && hasFailed(one));
}

type CheckReport = Report['checks'][number];

const hasFailed = ({ outcome }: CheckReport): boolean => outcome === 'failed';

const graded = (
  lesson: Loaded,
  { name, program, file }: Wrong,
  checks: readonly CheckData[],
  workshop: Workshop,
  seed: number,
): Promise<Report> =>
  workshop.grade(lesson, {
    what: name,
    folder: join(workshop.root, 'solutions', lesson.name),
    files: new Map([[program, file]]),
    seed,
    only: checks.map(({ id }) => id),
  });

function misnamed(
  { name, misconception }: Wrong,
  diagnoses: readonly string[],
  failed: readonly CheckReport[],
): Fault {
  const [first] = failed;
  if (!first) return fault(`${name} passes every check; expected ${misconception}`);
  const how =
    diagnoses.length > 1
      ? `${diagnoses.join(' in one run and as ')} in another`
      : `${diagnoses.join()} (${first.id} fails with "${first.failure?.kind ?? ''}")`;
  return fault(`${name} is diagnosed as ${how}; expected ${misconception}`);
}
