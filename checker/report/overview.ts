import stringWidth from 'fast-string-width';
import type { Overview, OverviewIdea, OverviewLesson } from '../vocabulary.ts';
import { plain, plural } from '../wire/shown.ts';
import { edges, paragraph } from './layout.ts';
import { lookOf, type Look, type Looks } from './look.ts';

// All lessons by part with state, bar and points, then the ideas met; every row ended by a newline.
export function overview({ lessons, misconceptions }: Overview, looks: Looks = {}): string {
  const look = lookOf({ ...looks, columns: Math.min(looks.columns ?? 80, widest) });
  const parts = [...new Set(lessons.map(({ part }) => part))];
  const rows = [
    ...parts.flatMap(part => [
      ...partRows(
        part,
        lessons.filter(lesson => lesson.part === part),
        look,
      ),
      '',
    ]),
    ...(lessons.length > 1 ? [...edges(`In all ${solved(lessons)}`, points(lessons), look.columns), ''] : []),
    ...ideaRows(misconceptions, look),
  ];
  return `${rows.join('\n').trimEnd()}\n`;
}

// A row that is longer leads no eye from its beginning to its end.
const widest = 100;

function partRows(part: string, lessons: readonly OverviewLesson[], look: Look): string[] {
  const head = edges(part, solved(lessons), look.columns).map(look.paint.bold);
  return [...head, ...lessons.flatMap(lesson => lessonRows(lesson, look))];
}

const isSolved = ({ state }: OverviewLesson): boolean => state.startsWith('solved');

const solved = (lessons: readonly OverviewLesson[]): string =>
  `${lessons.filter(isSolved).length} of ${lessons.length} solved`;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const points = (lessons: readonly OverviewLesson[]): string =>
  score(sum(lessons.map(one => one.points)), sum(lessons.map(one => one.outOf)));

const score = (got: number, outOf: number): string => `${got} of ${outOf} ${plural(outOf, 'point')}`;

const indent = 8;
const barWidth = 10;
const stateWidth = '10 of 26 checks'.length;
const factsWidth = barWidth + 2 + stateWidth + 2 + '12 of 12 points'.length;
const leastRoom = 20;

// One row where the page is wide enough for the title beside its facts, else two.
function lessonRows(lesson: OverviewLesson, look: Look): string[] {
  const { columns, paint } = look;
  const lead = `  ${marks[lesson.state]} ${plain(lesson.number).padEnd(2)}  `;
  const room = columns - indent - factsWidth - 2;
  const title = paragraph(lesson.title, columns, indent).map((row, at) =>
    at === 0 ? lead + row.trim() : row,
  );
  const rows =
    room >= leastRoom && stringWidth(plain(lesson.title)) <= room
      ? [`${lead}${padded(plain(lesson.title), room)}  ${facts(lesson, look)}`]
      : [...title, ' '.repeat(indent) + facts(lesson, look)];
  const mark = marks[lesson.state];
  return rows.map((row, at) =>
    (at === 0 ? row.replace(mark, colours(paint)[lesson.state](mark)) : row).trimEnd(),
  );
}

const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - stringWidth(text)));

const marks: Readonly<Record<OverviewLesson['state'], string>> = {
  untouched: '·',
  begun: '▸',
  solved: '✓',
  'solved, edited since': '✓',
};

const colours = (paint: Look['paint']) => ({
  untouched: paint.dim,
  begun: paint.yellow,
  solved: paint.green,
  'solved, edited since': paint.green,
});

function facts(lesson: OverviewLesson, { paint }: Look): string {
  const share = lesson.checks === 0 ? 0 : lesson.passed / lesson.checks;
  // A bar is full only when all of it is done, and empty only when nothing is.
  const full = share === 1 ? barWidth : Math.min(barWidth - 1, Math.ceil(share * barWidth));
  const bar = paint.green('█'.repeat(full)) + paint.dim('░'.repeat(barWidth - full));
  return `${bar}  ${words(lesson).padEnd(stateWidth)}  ${score(lesson.points, lesson.outOf)}`;
}

function words({ state, graded, passed, checks, edited }: OverviewLesson): string {
  if (state === 'untouched' || state === 'solved') return state;
  if (state === 'solved, edited since')
    return edited.includes('programs') ? 'edited since' : 'checks changed';
  return graded ? `${passed} of ${checks} ${plural(checks, 'check')}` : 'not graded yet';
}

// What is still open first: that is where to go on.
function ideaRows(ideas: readonly OverviewIdea[], look: Look): string[] {
  const open = ideas.filter(idea => idea.open.length > 0);
  const overcome = ideas.filter(idea => idea.open.length === 0);
  return [
    ...group('Ideas you have met and not yet overcome', open, '✗', look.paint.red, look),
    ...group('Ideas you have overcome', overcome, '✓', look.paint.green, look),
  ];
}

function group(
  title: string,
  ideas: readonly OverviewIdea[],
  mark: string,
  colour: (text: string) => string,
  { columns, paint }: Look,
): string[] {
  if (ideas.length === 0) return [];
  const rows = ideas.flatMap(({ sentence, open, overcome }) =>
    paragraph(`${sentence} (${where(open, overcome)})`, columns, 4).map((row, at) =>
      at === 0 ? `  ${colour(mark)} ${row.trimStart()}` : row,
    ),
  );
  return [paint.bold(title), ...rows, ''];
}

function where(open: readonly string[], overcome: readonly string[]): string {
  const inLessons = (numbers: readonly string[]): string =>
    `${plural(numbers.length, 'lesson')} ${numbers.join(', ')}`;
  if (open.length === 0) return inLessons(overcome);
  return overcome.length === 0 ? inLessons(open) : `${inLessons(open)}; overcome in ${overcome.join(', ')}`;
}
