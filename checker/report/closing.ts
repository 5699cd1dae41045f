import type { CheckReport, Outcome, Report } from '../vocabulary.ts';
import { plural } from '../wire/shown.ts';
import { numberOf } from './number.ts';

// The last words of a report, one paragraph an entry: done, or where to go on.
export function closing(report: Report): string[] {
  const failed = having(report, 'failed');
  const broken = having(report, 'broken');
  const first = failed[0];
  return [
    ...(first ? [toDo(report, failed, first)] : [done(report)]),
    ...anotherIdea(report, first),
    ...(broken.length > 0 ? [faulty(broken, report)] : []),
    ...(first ? [`A hint: npx wirebook hint ${numberOf(report.lesson)}`] : []),
  ];
}

const having = ({ checks }: Report, outcome: Outcome): CheckReport[] =>
  checks.filter(check => check.outcome === outcome);

function done(report: Report): string {
  const passed = having(report, 'passed').length;
  const points = score(report);
  if (passed === report.checks.length && passed > 1) return `All ${checks(passed)} passed. ${points}`;
  const away = having(report, 'skipped').length;
  return away === 0
    ? `${checks(passed)} passed. ${points}`
    : `${checks(passed)} passed; ${away} cannot be done here. ${points}`;
}

function toDo(report: Report, failed: readonly CheckReport[], first: CheckReport): string {
  const waiting = having(report, 'skipped').filter(({ because }) => because?.reason === 'need-failed').length;
  if (failed.length + waiting === 1) return `One check is left: ${first.id}. ${score(report)}`;
  const count = failed.length === 1 ? 'One check fails' : `${failed.length} checks fail`;
  const wait = waiting === 0 ? '' : ` and ${waiting} ${waiting === 1 ? 'waits' : 'wait'}`;
  return `${count}${wait}: begin with ${first.id}. ${score(report)}`;
}

// The diagnosis, where it does not stand in full above already.
function anotherIdea({ diagnosis }: Report, first: CheckReport | undefined): string[] {
  if (!diagnosis || diagnosis.check === first?.id) return [];
  return [`One idea to look at (${diagnosis.check}): ${diagnosis.sentence}`];
}

const faulty = (broken: readonly CheckReport[], { seed }: Report): string =>
  `${checks(broken.length)} could not be judged. That is a fault of the checker, not yours; please report it, with the seed ${seed}.`;

const checks = (count: number): string => `${count} ${plural(count, 'check')}`;
const score = ({ points, outOf }: Report): string => `${points} of ${outOf} ${plural(outOf, 'point')}.`;
