import type { ClassReport, SimilarPair } from '../../../class-vocabulary.ts';
import { html, type Content } from '../markup.ts';
import { feedbackPath, linkTo } from '../paths.ts';
import { inLine } from '../words.ts';
import { named } from './person.ts';

const mostShown = 40;

// Pairs of works that share much: few, the most alike first, with the sentence that this is no verdict.
export function alike({ similar, students, results }: ClassReport): Content {
  if (similar.length === 0) return '';
  const byId = new Map(students.map(student => [student.id, student]));
  const hasPage = new Set(
    results.flatMap(({ state, student, lesson }) => (state === 'graded' ? [`${lesson} ${student}`] : [])),
  );
  const person = (id: string, lesson: string): Content => {
    const name = named(byId.get(id) ?? { id, name: id, folder: null });
    return hasPage.has(`${lesson} ${id}`)
      ? html`<a href="${linkTo(feedbackPath(id, lesson, 'html'))}">${name}</a>`
      : name;
  };
  const rows = [...similar].sort((one, other) => other.similarity - one.similarity).slice(0, mostShown);
  const row = ({ lesson, one, other, similarity, shared }: SimilarPair): Content =>
    html`<tr>
      <th scope="row">${person(one, lesson)}</th>
      <td>${person(other, lesson)}</td>
      <td>${inLine(lesson, 40)}</td>
      <td class="n">${Math.round(100 * similarity)}%</td>
      <td class="n">${shared}</td>
    </tr> `;
  return html`<section>
    <h2 id="alike">Works that are much alike</h2>
    <p>
      A hint for a person, and no verdict: two who learnt together, from one book or from one lesson, write
      alike. Read both, and ask. Names and layout do not count, nor what the skeleton gives or many share.
    </p>
    <div class="scroll" role="region" aria-labelledby="alike" tabindex="0">
      <table>
        <caption>
          ${rows.length} of ${similar.length} pairs, the most alike first
        </caption>
        <thead>
          <tr>
            <th scope="col">One</th>
            <th scope="col">Other</th>
            <th scope="col">Lesson</th>
            <th scope="col" class="n">Alike</th>
            <th scope="col" class="n">Shared lines</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(row)}
        </tbody>
      </table>
    </div>
  </section>`;
}
