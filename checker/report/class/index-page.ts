import type { ClassLesson, ClassReport } from '../../class-vocabulary.ts';
import type { ClassFile } from './file.ts';
import { gradings, type Grading } from './gradings.ts';
import { html, type Content, type Markup } from './markup.ts';
import { alike } from './page/alike.ts';
import { attention } from './page/attention.ts';
import { document } from './page/document.ts';
import { heatMap, legend } from './page/heat-map.ts';
import { missingIdeas } from './page/missing-ideas.ts';
import { overview } from './page/overview.ts';
import { indexPath, lessonPath, linkTo } from './paths.ts';
import { counted } from './words.ts';

// index.html: the class on one page, for instructors, without network or script. Where its lessons would make it slow to open,
// each has a page of its own beside it.
export function* indexPages(report: ClassReport): Generator<ClassFile> {
  const cells = report.results.reduce((all, { checks }) => all + checks.length, 0);
  const apart = cells > mostCells;
  yield { path: indexPath, text: page(report, apart ? 'apart' : 'here') };
  if (!apart) return;
  for (const lesson of report.lessons)
    yield { path: lessonPath(lesson.lesson), text: lessonPage(report, lesson) };
}

// More cells than this keep a browser busy for seconds.
const mostCells = 150_000;

function page(report: ClassReport, lessons: 'here' | 'apart'): string {
  const look = attention(report);
  const ideas = missingIdeas(report);
  const pairs = alike(report);
  const place = ({ lesson, number }: ClassLesson): string =>
    lessons === 'here' ? `#lesson-${number}` : linkTo(lessonPath(lesson));
  return document({
    title: `Class report: ${size(report)}`,
    header: html`<h1>Class report</h1>
      <p class="soft">${size(report)}</p>
      ${figures(report)}`,
    nav: nav([
      look === '' ? [] : link('#look', 'To look at by hand'),
      ideas === '' ? [] : link('#ideas', 'Missing ideas'),
      link('#students', 'Students'),
      ...report.lessons.map(lesson => link(place(lesson), `${lesson.number} ${lesson.title}`)),
      pairs === '' ? [] : link('#alike', 'Much alike'),
    ]),
    main: [look, ideas, overview(report), lessons === 'here' ? allLessons(report) : '', pairs],
    footer: footer(report),
  });
}

const size = ({ students, lessons }: ClassReport): string =>
  `${counted(students.length, 'student')}, ${counted(lessons.length, 'lesson')}`;

const allLessons = (report: ClassReport): Markup =>
  html`<h2>Checks, lesson by lesson</h2>
    ${legend}${report.lessons.map(lesson => heatMap(lesson, rowsOf(report, lesson)))}`;

const rowsOf = (report: ClassReport, lesson: ClassLesson): Grading[] =>
  gradings(report).filter(({ result }) => result.lesson === lesson.lesson);

const lessonPage = (report: ClassReport, lesson: ClassLesson): string =>
  document({
    title: `${lesson.number} ${lesson.title}`,
    header: html`<h1>Class report</h1>
      <p class="soft">${size(report)}</p>`,
    nav: nav([
      link(indexPath, 'The whole class'),
      ...report.lessons.map(({ lesson, number, title }) =>
        link(linkTo(lessonPath(lesson)), `${number} ${title}`),
      ),
    ]),
    main: [legend, heatMap(lesson, rowsOf(report, lesson))],
    footer: footer(report),
  });

const footer = ({ seed }: ClassReport): Markup =>
  html`<p>
    Made by <code>wirebook grade</code> with seed ${seed}. The figures are in <code>grades.csv</code> and
    <code>report.json</code>.
  </p>`;

function figures(report: ClassReport): Markup {
  const works = gradings(report);
  const count = (state: string): number => works.filter(({ result }) => result.state === state).length;
  const solved = works.filter(
    ({ result }) => result.state === 'graded' && result.outcome === 'passed',
  ).length;
  const figure = (name: string, number: number): Markup =>
    html`<div>
      <dt>${name}</dt>
      <dd>${number.toLocaleString('en-US')}</dd>
    </div>`;
  return html`<dl class="figures">
    ${figure('Works graded', count('graded'))}${figure('All checks passed', solved)}${figure('Missing', count('missing'))}${figure('Not graded', count('not graded'))}
  </dl>`;
}

const link = (place: string, words: string): Markup => html`<li><a href="${place}">${words}</a></li>`;

const nav = (links: Content): Markup =>
  html`<nav aria-label="Parts of this report">
    <ul>
      ${links}
    </ul>
  </nav> `;
