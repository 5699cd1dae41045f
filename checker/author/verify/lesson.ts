import { load, type Folder, type Loaded } from '../../lesson/catalogue.ts';
import { misconceptionsOf, unfailed, unnamed } from './coverage.ts';
import type { Care } from './care.ts';
import { fault, type Fault, type Finding } from './fault.ts';
import { missing, strays } from './files.ts';
import { hintFaults } from './hints.ts';
import { tried } from './named.ts';
import { predictionFaults } from './predictions.ts';
import { keptFaults, skeletonFaults } from './skeletons.ts';
import { provedSolution } from './solution.ts';
import { staleBlocks } from './stale.ts';
import { walkthroughFaults } from './walkthrough.ts';
import type { Workshop } from './workshop.ts';
import { wrongPrograms } from './wrong.ts';

// What one lesson's proof came to.
export interface Proved {
  readonly lesson: string;
  readonly checks: number;
  // Checks that this machine cannot play, of which nothing is known.
  readonly unavailable: number;
  readonly wrong: number;
  // Wrong programs that are diagnosed as what they are.
  readonly named: number;
  readonly seconds: number;
  readonly findings: readonly Finding[];
}

// Proves one lesson; an author's fault of any kind is a finding, never thrown.
export async function proveLesson(folder: Folder, workshop: Workshop, care: Care): Promise<Proved> {
  const begin = performance.now();
  const { found, ...counts } = await proofs(folder, workshop, care);
  const seconds = (performance.now() - begin) / 1000;
  const findings = found.map(one => ({ lesson: folder.name, ...one }));
  return { lesson: folder.name, ...counts, seconds, findings };
}

type Counts = Omit<Proved, 'lesson' | 'seconds' | 'findings'> & { readonly found: readonly Fault[] };

async function proofs(folder: Folder, workshop: Workshop, care: Care): Promise<Counts> {
  const lesson = await loaded(workshop.root, folder);
  if ('words' in lesson) return { checks: 0, unavailable: 0, wrong: 0, named: 0, found: [lesson] };
  const { wrong, found } = wrongPrograms(workshop.root, lesson);
  const [solution, all, experiments, skeletons, stale] = await Promise.all([
    provedSolution(lesson, workshop, care.solution),
    Promise.all(wrong.map(one => tried(lesson, one, workshop, care))),
    predictionFaults(lesson, workshop, care.others),
    skeletonFaults(lesson, workshop),
    staleBlocks(lesson, workshop),
  ]);
  const { unavailable } = solution;
  const playable = lesson.checks.filter(({ id }) => !unavailable.has(id));
  const tellable = new Set(misconceptionsOf(playable));
  const told = all.filter(one => unavailable.size === 0 || tellable.has(one.wrong.misconception));
  return {
    checks: lesson.checks.length,
    unavailable: unavailable.size,
    wrong: wrong.length + found.length,
    named: all.filter(({ named }) => named !== undefined).length,
    found: [
      ...fileFaults(workshop.root, lesson),
      ...hintFaults(lesson),
      ...skeletons,
      ...solution.found,
      ...found,
      ...told.flatMap(one => one.found),
      ...(await unfailed(lesson, playable, all, workshop)),
      ...unnamed(playable, all),
      ...experiments,
      ...walkthroughFaults(workshop.root, lesson),
      ...stale,
    ],
  };
}

async function loaded(root: string, folder: Folder): Promise<Loaded | Fault> {
  try {
    return await load(root, folder);
  } catch (error) {
    return fault(error instanceof Error ? error.message : String(error));
  }
}

function fileFaults(root: string, lesson: Loaded): Fault[] {
  return [
    ...missing(root, lesson),
    ...strays(root, lesson, 'lessons'),
    ...strays(root, lesson, 'solutions'),
    ...strays(root, lesson, 'test/lessons'),
    ...strays(root, lesson, 'skeletons'),
    ...keptFaults(root, lesson),
  ];
}
