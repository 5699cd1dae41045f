import type { ClassReport } from '../../../class-vocabulary.ts';
import { ideas } from '../ideas.ts';
import { html, type Content } from '../markup.ts';
import { inLine } from '../words.ts';
import { barSteps } from './style.ts';

const mostShown = 20;

// The misconceptions that most of the class shows, each with what it means and where the walkthroughs explain it.
export function missingIdeas(report: ClassReport): Content {
  const found = ideas(report).slice(0, mostShown);
  const most = found[0]?.students.length ?? 0;
  if (most === 0) return '';
  return html`<section>
    <h2 id="ideas">The ideas most often missing</h2>
    <p>
      Each work counts for one: the first idea that its failed checks show. What many miss may be worth ten
      minutes with everybody.
    </p>
    <div class="scroll" role="region" aria-labelledby="ideas" tabindex="0">
      <table>
        <caption>
          ${found.length} misconceptions by the number of students
        </caption>
        <thead>
          <tr>
            <th scope="col">What it means</th>
            <th scope="col" class="n">Students</th>
            <td class="track"></td>
            <th scope="col">Lessons</th>
            <th scope="col">Read on</th>
          </tr>
        </thead>
        <tbody>
          ${found.map(
            ({ sentence, misconception, students, lessons, readOn }) =>
              html`<tr>
                <th scope="row" class="words">
                  ${inLine(sentence)}<br /><code class="id">${inLine(misconception, 60)}</code>
                </th>
                <td class="n">${students.length}</td>
                <td class="track">
                  <span class="bar w${Math.max(1, Math.round((barSteps * students.length) / most))}"></span>
                </td>
                <td>${lessons.map(lesson => inLine(lesson, 40)).join(', ')}</td>
                <td><code>${inLine(readOn, 120)}</code></td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
