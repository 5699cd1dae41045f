import { marks, head } from '../report/checks.ts';
import { closing } from '../report/closing.ts';
import { meaning, picture, seen } from '../report/failure.ts';
import { edges, paragraph } from '../report/layout.ts';
import { lookOf, type Look } from '../report/look.ts';
import { terminal } from '../report/terminal.ts';
import type { CheckReport, Failure, Outcome, Report } from '../vocabulary.ts';
import { plain, plural } from '../wire/shown.ts';
import { keys, type Key } from './keys.ts';
import { passedIn, type Model } from './model.ts';

// The page it is drawn on; without `rows` it may be as long as it likes.
export interface Page {
  readonly columns: number;
  readonly rows?: number;
  readonly colour: boolean;
}

// The whole screen as rows, none wider than the page, except commands and paths, which are to be copied.
export function screen(model: Model, page: Page): string[] {
  const look = lookOf(page);
  const top = [...title(model, look), ...progress(model.report, look), ''];
  const bottom = ['', ...footer(model, look)];
  const room = page.rows === undefined ? Infinity : page.rows - top.length - bottom.length;
  return [...top, ...body(model, look, room), ...bottom];
}

function title({ number, title: name, report, state, before }: Model, look: Look): string[] {
  const { columns, paint } = look;
  const left = plain(`${number} ${name}`);
  if (!report) return edges(left, 'grading …', columns).map(paint.bold);
  const passed = passedIn(report);
  const all = report.checks.length;
  const change = before === undefined || before === passed ? '' : ` (${signed(passed - before)})`;
  const right = `${state === 'grading' ? 'grading …  ' : ''}${passed} of ${all} ${plural(all, 'check')}${change}`;
  return edges(left, right, columns).map(paint.bold);
}

const signed = (change: number): string => (change > 0 ? `+${change}` : `−${-change}`);

// A mark for each check, a gap between programs.
function progress(report: Report | undefined, { paint, columns }: Look): string[] {
  if (!report) return [];
  const colours: Record<Outcome, (text: string) => string> = {
    passed: paint.green,
    failed: paint.red,
    skipped: paint.dim,
    broken: paint.magenta,
  };
  const cells = report.checks.flatMap(({ outcome, program }, at) => [
    ...(at > 0 && program !== report.checks[at - 1]?.program ? [' '] : []),
    colours[outcome](marks[outcome]),
  ]);
  const lines = Math.ceil(cells.length / columns);
  return Array.from({ length: lines }, (_, at) => cells.slice(at * columns, (at + 1) * columns).join(''));
}

function body(model: Model, look: Look, room: number): string[] {
  const { report, view, fault } = model;
  if (view.shows === 'words') return view.words.trimEnd().split('\n');
  if (view.shows === 'question') return paragraph(view.question, look.columns, 2);
  if (view.shows === 'keys') return Object.entries(keys).map(([key, does]) => `  ${key}  ${does}`);
  if (fault !== undefined)
    return [...paragraph(broken, look.columns, 2), '', ...paragraph(fault, look.columns, 4)];
  if (!report) return [];
  if (view.shows === 'failures') return whole(report, look, 'no');
  if (view.shows === 'transcript') return whole(report, look, 'yes');
  return verdict(model, report, look, room);
}

const broken = 'The checker itself is broken; nothing was graded. That is not your program’s fault.';

// The report as `check` prints it, below the title that stands here already.
const whole = (report: Report, { columns, paint }: Look, trace: 'yes' | 'no'): string[] =>
  terminal(report, { columns, colour: paint.isColorSupported, trace: trace === 'yes' })
    .trimEnd()
    .split('\n')
    .slice(2);

function verdict(model: Model, report: Report, look: Look, room: number): string[] {
  const first = report.checks.find(({ outcome }) => outcome === 'failed');
  const words = closing(report).filter(line => !line.startsWith('A hint:'));
  const end = words.flatMap(line => paragraph(line, look.columns, 2));
  if (!first?.failure) return [...end, '', ...done(model, report, look)];
  return fitting(first, first.failure, look, room - end.length - 1).concat('', end);
}

// The first failure in as much detail as there is room for; the idea and the next step always.
function fitting(check: CheckReport, failure: Failure, look: Look, room: number): string[] {
  const top = head(check, Math.min(check.id.length + 6, 34), look);
  const idea = meaning(failure, look);
  const shapes = [
    [...picture(check, failure, look), ...seen(failure, look)],
    [...picture(check, failure, look, 5), ...seen(failure, look)],
    picture(check, failure, look, 5),
    [],
  ];
  const middle = shapes.find(rows => top.length + rows.length + idea.length <= room) ?? [];
  return [...top, ...middle, ...idea];
}

// Every check is green: what was learnt, and where to go on.
function done({ learnt, following }: Model, report: Report, { columns }: Look): string[] {
  if (report.outcome !== 'passed') return [];
  return [
    '  What you know now',
    ...learnt.flatMap(sentence => paragraph(`· ${sentence}`, columns, 4, 2)),
    '',
    '  s  compare yours with the reference solution',
    following === undefined ? '  That was the last lesson there is.' : `  n  go on: ${following}`,
  ];
}

function footer({ view, report }: Model, { columns, paint }: Look): string[] {
  if (view.shows === 'question') return [paint.dim('  y  yes   any other key  no')];
  if (view.shows !== 'verdict') return [paint.dim('  any key: back   q quit')];
  const solved = report?.outcome === 'passed';
  const shown: readonly Key[] = solved
    ? ['n', 's', 't', 'w', 'l', 'r', 'q']
    : ['h', 'f', 't', 'w', 'r', 'n', 'l', 'q'];
  const short: Readonly<Record<string, string>> = {
    n: 'next',
    l: 'lessons',
    r: 'again',
    s: 'solution',
    f: 'failures',
  };
  const words = [...shown.map(key => `${key} ${short[key] ?? keys[key]}`), '? all keys'];
  return flowing(words, columns - 2).map(line => paint.dim(`  ${line}`));
}

// A key and its word stay together on a row.
function flowing(words: readonly string[], columns: number): string[] {
  const rows: string[] = [];
  for (const word of words) {
    const longer = rows.length > 0 ? `${rows.at(-1) ?? ''}   ${word}` : word;
    if (rows.length > 0 && longer.length <= columns) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
}
