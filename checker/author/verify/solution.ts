import { join } from 'node:path';
import type { Loaded } from '../../lesson/catalogue.ts';
import { inSingleBytes } from '../../lesson/variations.ts';
import type { CheckReport, Report } from '../../vocabulary.ts';
import { fault, ownFault, type Fault } from './fault.ts';
import { paths, type Trial, type Workshop } from './workshop.ts';

interface Way extends Pick<Trial, 'senses' | 'recast'> {
  readonly words: string;
  readonly runs: number;
}

// That the solution passes on every delivery path and in single bytes; `unavailable` are the checks that this machine cannot play.
export async function provedSolution(
  lesson: Loaded,
  workshop: Workshop,
  runs: number,
): Promise<{ found: Fault[]; unavailable: ReadonlySet<string> }> {
  const ways: readonly Way[] = [
    ...paths.map(senses => ({ words: pathWords[senses], senses, runs })),
    { words: 'in single bytes', recast: inSingleBytes, runs: 1 },
  ];
  const tried = await Promise.all(ways.map(way => reports(lesson, workshop, way)));
  const found = ways.flatMap((way, at) => faults(way, tried[at] ?? []));
  return { found, unavailable: unavailable(tried[0]?.[0]) };
}

const pathWords = { kernel: 'with the kernel asked', quiet: 'with quiet gaps' };

function reports(
  lesson: Loaded,
  workshop: Workshop,
  { words, runs, senses, recast }: Way,
): Promise<Report[]> {
  const folder = join(workshop.root, 'solutions', lesson.name);
  return Promise.all(
    Array.from({ length: runs }, (_, at) =>
      workshop.grade(lesson, {
        what: `solution ${words}, run ${at + 1}`,
        folder,
        seed: at + 1,
        ...(senses && { senses }),
        ...(recast && { recast }),
      }),
    ),
  );
}

// One line a check, however often it went wrong.
function faults({ words, runs }: Way, tried: readonly Report[]): Fault[] {
  const wrong = tried.flatMap(({ checks }) => checks.filter(isWrong));
  const firsts = wrong.filter((check, at) => wrong.findIndex(({ id }) => id === check.id) === at);
  return firsts.map(check => {
    const times = wrong.filter(({ id }) => id === check.id).length;
    const where = `${check.id} ${words}${runs > 1 ? ` in ${times} of ${runs} runs` : ''}`;
    return check.outcome === 'broken'
      ? ownFault(`the checker broke at ${where}: ${check.because?.words ?? ''}`)
      : fault(`the solution fails ${where}: ${whatWasSeen(check)}`);
  });
}

const isWrong = ({ outcome }: CheckReport): boolean => outcome === 'failed' || outcome === 'broken';

function whatWasSeen({ failure }: CheckReport): string {
  if (!failure) return '';
  const { kind, expected, actual } = failure;
  return `${kind}, expected ${short(expected)}${actual === '' ? '' : `, came ${short(actual)}`}`;
}

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

function unavailable(report: Report | undefined): Set<string> {
  const skipped = report?.checks.filter(({ because }) => because?.reason === 'unavailable') ?? [];
  return new Set(skipped.map(({ id }) => id));
}
