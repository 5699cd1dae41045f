import type { CheckResult, ClassLesson, Result, Student } from '../../../class-vocabulary.ts';
import { html, Markup, type Content } from '../markup.ts';
import { feedbackPath, linkTo } from '../paths.ts';
import { inLine } from '../words.ts';
import { named } from './person.ts';
import { signOf, signs, spelt, type Sign } from './sign.ts';

// A lesson's students and what came of their work.
export interface Row {
  readonly student: Student;
  readonly result: Result;
}

// Students by checks of one lesson: those with the same outcomes can be seen at a glance, and which check most fail.
export function heatMap(lesson: ClassLesson, rows: readonly Row[]): Markup {
  const id = `lesson-${lesson.number}`;
  const title = html`${lesson.number} ${lesson.title}`;
  const graded = rows.filter(({ result }) => result.state === 'graded');
  if (graded.length === 0)
    return html`<section>
      <h2 id="${id}">${title}</h2>
      <p>Nobody’s work was graded.</p>
    </section>`;
  return html`<section class="lesson">
    <h2 id="${id}">${title}</h2>
    <div class="scroll" role="region" aria-labelledby="${id}" tabindex="0">
      <table class="map">
        <caption>
          ${graded.length} students by ${lesson.checks.length} checks
        </caption>
        <thead>
          <tr>
            <th scope="col">Student</th>
            <th scope="col">of ${lesson.outOf}</th>
            ${lesson.checks.map(check => html`<th scope="col" title="${check.claim}"><div class="up">${inLine(check.id, 40)}</div></th>`)}
          </tr>
          <tr>
            <th scope="row">Passed by</th>
            <td></td>
            ${lesson.checks.map(check => passedBy(check.id, graded))}
          </tr>
        </thead>
        <tbody>
          ${graded.map(row => line(lesson, row))}
        </tbody>
      </table>
    </div>
  </section> `;
}

export const legend = html`<ul class="legend">
    ${Object.values(signs).map(sign => html`<li>${spelt(sign)}${sign.word}</li>`)}
  </ul>
  <p>
    Skipped is a check that needs another which failed; it scores nothing. What was not available, or where
    the checker broke, costs no point.
  </p>`;

// Of those for whom it was judged.
function passedBy(id: string, rows: readonly Row[]): Content {
  const outcomes = rows.flatMap(({ result }) => result.checks.filter(check => check.id === id));
  const judged = outcomes.filter(({ outOf, outcome }) => outcome === 'passed' || outOf > 0);
  const passed = judged.filter(({ outcome }) => outcome === 'passed');
  return html`<td>
    ${judged.length === 0 ? '–' : `${Math.floor((100 * passed.length) / judged.length)}%`}
  </td>`;
}

function line(lesson: ClassLesson, { student, result }: Row): Markup {
  const outcomes = new Map(result.checks.map(check => [check.id, check]));
  const cells = lesson.checks.map(({ id }) => {
    const check = outcomes.get(id);
    return check === undefined ? unseen : cellOf(check);
  });
  return html`<tr>
    <th scope="row">
      <a href="${linkTo(feedbackPath(student.id, lesson.lesson, 'html'))}">${named(student)}</a>
    </th>
    <td class="n">
      ${result.points}${result.outOf === lesson.outOf ? '' : html`<span class="id">/${result.outOf}</span>`}
    </td>
    ${cells}
  </tr> `;
}

const unseen = html`<td></td>`;

// Cells are many and few of a kind: each kind is made once, and without the end tags that HTML does not ask for.
const cellOf = (check: CheckResult): Markup => cells.get(signOf(check)) ?? unseen;
const cells: ReadonlyMap<Sign, Markup> = new Map(
  Object.values(signs).map(sign => [
    sign,
    sign.word === 'passed'
      ? new Markup(`<td class=p>${sign.sign}`)
      : new Markup(`<td class=${sign.look}>${sign.sign}<i>${sign.word}</i>`),
  ]),
);
