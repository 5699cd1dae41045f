import type { ClassReport } from '../../../class-vocabulary.ts';
import { differing, type Differing } from '../differing.ts';
import { gradings, type Grading } from '../gradings.ts';
import { html, type Content, type Markup } from '../markup.ts';
import { feedbackPath, linkTo } from '../paths.ts';
import { counted, inLine } from '../words.ts';
import { named } from './person.ts';

// What a person should look at before any points are booked; nothing where there is nothing.
export function attention(report: ClassReport): Content {
  const works = gradings(report);
  const parts = [
    notGraded(works.filter(({ result }) => result.state === 'not graded')),
    otherPoints(differing(report)),
    missing(works.filter(({ result }) => result.state === 'missing' && result.because !== undefined)),
    remarks(report.remarks),
  ].filter(part => part !== '');
  return parts.length === 0
    ? ''
    : html`<section>
        <h2 id="look">To look at by hand</h2>
        ${parts}
      </section>`;
}

const mostShown = 300;

function notGraded(works: readonly Grading[]): Content {
  if (works.length === 0) return '';
  return html`<h3>${counted(works.length, 'work')} could not be graded</h3>
    <p>
      The checker, the sandbox or this machine failed, not the student. It is no zero: grade again, or judge
      by hand.
    </p>
    ${table(
      ['Student', 'Lesson', 'Why'],
      works.map(({ student, lesson, result }) => [named(student), lesson.number, why(result.because)]),
    )}`;
}

function otherPoints(found: readonly Differing[]): Content {
  if (found.length === 0) return '';
  return html`<h3>${counted(found.length, 'work')} judged on other points than most</h3>
    <p>
      A check was not available, or the checker broke. What could be judged counts for all points in the
      gradebooks.
    </p>
    ${table(
      ['Student', 'Lesson', 'Points to win', 'Most others', 'Why'],
      found.map(({ student, lesson, outOf, usual, because }) => [
        html`<a href="${linkTo(feedbackPath(student.id, lesson.lesson, 'html'))}">${named(student)}</a>`,
        ...[lesson.number, outOf, usual],
        why(because.join('; ')),
      ]),
    )}`;
}

function missing(works: readonly Grading[]): Content {
  if (works.length === 0) return '';
  return html`<h3>${counted(works.length, 'work')} of which something was there, but nothing to grade</h3>
    ${table(
      ['Student', 'Lesson', 'What was found'],
      works.map(({ student, lesson, result }) => [named(student), lesson.number, why(result.because)]),
    )}`;
}

function remarks(sentences: readonly string[]): Content {
  if (sentences.length === 0) return '';
  return html`<h3>Found among the submissions</h3>
    <ul>
      ${sentences.slice(0, mostShown).map(sentence => html`<li>${inLine(sentence)}</li>`)}
    </ul>
    ${more(sentences.length)}`;
}

const why = (because = ''): Markup =>
  html`<span class="words">${inLine(because === '' ? 'no reason is known' : because)}</span>`;

const more = (all: number): Content =>
  all <= mostShown
    ? ''
    : html`<p>… and ${(all - mostShown).toLocaleString('en-US')} more in report.json.</p>`;

function table(heads: readonly [string, ...string[]], rows: readonly (readonly Content[])[]): Markup {
  const label = heads.join(', ');
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">
      <table>
        <thead>
          <tr>
            ${heads.map(head => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, mostShown).map(
            ([first = '', ...rest]) =>
              html`<tr>
                <th scope="row">${first}</th>
                ${rest.map(cell => html`<td>${cell}</td>`)}
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    ${more(rows.length)}`;
}
