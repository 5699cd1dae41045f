import type { ClassLesson, ClassReport, Result, Student } from '../../../class-vocabulary.ts';
import { finder } from '../gradings.ts';
import { html, type Content, type Markup } from '../markup.ts';
import { feedbackPath, linkTo } from '../paths.ts';
import { named } from './person.ts';

// Students by lessons: points, each a link to the feedback on it.
export function overview(report: ClassReport): Markup {
  const found = finder(report);
  const { lessons, students } = report;
  return html`<section>
    <h2 id="students">Students and lessons</h2>
    <ul class="legend">
      <li>A number: points, and a link to the feedback</li>
      <li>✓ all points</li>
      <li>∅ nothing was handed in</li>
      <li>! could not be graded: never a zero</li>
      <li>* judged on fewer points than the lesson has</li>
    </ul>
    <div class="scroll" role="region" aria-labelledby="students" tabindex="0">
      <table class="map">
        <caption>
          Points of ${students.length} students in ${lessons.length} lessons
        </caption>
        <thead>
          <tr>
            <th scope="col">Student</th>
            ${lessons.map(({ number, title, outOf }) => html`<th scope="col" title="${title}">${number}<br /><span class="id">of ${outOf}</span></th>`)}
          </tr>
        </thead>
        <tbody>
          ${students.map(
            student =>
              html`<tr>
                <th scope="row">${named(student)}</th>
                ${lessons.map(lesson => cell(student, lesson, found(student, lesson)))}
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function cell(student: Student, lesson: ClassLesson, result: Result | undefined): Content {
  switch (result?.state) {
    case undefined:
      return html`<td></td>`;
    case 'missing':
      return html`<td class="m">∅<i>missing</i></td>`;
    case 'not graded':
      return html`<td class="b">!<i>not graded</i></td>`;
    case 'graded':
      return html`<td class="c${shade(result)}">
        <a href="${linkTo(feedbackPath(student.id, lesson.lesson, 'html'))}">${result.points}</a
        >${result.points === result.outOf && result.outOf > 0 ? ' ✓' : ''}${result.outOf === lesson.outOf ? '' : html`*<i> of ${result.outOf}</i>`}
      </td>`;
  }
}

// From 0, nothing, to 4, everything; only all of it is 4.
const shade = ({ points, outOf }: Result): number =>
  outOf === 0 ? 0 : points === outOf ? 4 : Math.floor((points / outOf) * 4);
