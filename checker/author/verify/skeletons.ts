import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programsOf, type Loaded } from '../../lesson/catalogue.ts';
import type { CheckData } from '../../lesson/check.ts';
import { AuthorFault } from '../fault.ts';
import { skeleton } from '../skeleton.ts';
import { fault, ownFault, type Fault } from './fault.ts';
import { programFiles } from './files.ts';
import type { Workshop } from './workshop.ts';

// That skeletons are what the solutions' regions give, and that the first check of each leads the learner to step 1.
export async function skeletonFaults(lesson: Loaded, workshop: Workshop): Promise<Fault[]> {
  const unlike = programFiles(lesson).flatMap(file => compared(workshop.root, lesson, 'lessons', file));
  const firsts = programsOf(lesson.checks).flatMap(({ role }) => {
    const first = lesson.checks.find(({ program }) => program.role === role);
    return first && existsSync(join(lesson.path, first.program.file)) ? [first] : [];
  });
  return [...unlike, ...(await Promise.all(firsts.map(check => led(lesson, check, workshop)))).flat()];
}

// That the skeletons which a reset restores are those of the solutions; a learner never writes there.
export const keptFaults = (root: string, lesson: Loaded): Fault[] =>
  programFiles(lesson).flatMap(file => compared(root, lesson, 'skeletons', file));

function compared(
  root: string,
  { name, number }: Loaded,
  place: 'lessons' | 'skeletons',
  file: string,
): Fault[] {
  const solution = join(root, 'solutions', name, file);
  const stands = join(root, place, name, file);
  if (!existsSync(solution) || !existsSync(stands)) return [];
  try {
    const made = skeleton(readFileSync(solution, 'utf8'), `solutions/${name}/${file}`);
    if (made === readFileSync(stands, 'utf8')) return [];
    const again = `npx wirebook author skeletons ${number}${place === 'lessons' ? ' --force' : ''}`;
    return [fault(`${place}/${name}/${file} is not what its solution gives; write it anew: ${again}`)];
  } catch (error) {
    // Said of the lesson's own skeleton already.
    if (place === 'skeletons') return [];
    if (error instanceof AuthorFault) return [fault(error.message)];
    throw error;
  }
}

async function led(lesson: Loaded, { id, program }: CheckData, workshop: Workshop): Promise<Fault[]> {
  const trial = { what: `skeleton of ${program.role}`, folder: lesson.path, seed: 1, only: [id] };
  const { checks } = await workshop.grade(lesson, trial);
  const [played] = checks;
  if (played?.outcome === 'passed')
    return [fault(`the skeleton ${program.file} passes ${id}, its first check`)];
  if (played?.outcome === 'broken')
    return [ownFault(`the checker broke at ${id} with the skeleton: ${played.because?.words ?? ''}`)];
  const hint = played?.failure?.hint ?? '';
  if (played?.outcome === 'skipped' || hint.startsWith(`step 1 (${program.file}, line `)) return [];
  return [
    fault(
      `the skeleton ${program.file} fails ${id} with the hint "${hint}"; expected step 1 of the skeleton`,
    ),
  ];
}
