import type { Student } from '../../class-vocabulary.ts';
import type { CheckReport, Failure, Report } from '../../vocabulary.ts';
import { closing } from '../closing.ts';
import { numberOf } from '../number.ts';
import { bytes, drawing, lastWords } from './drawing.ts';
import { html, type Content, type Markup } from './markup.ts';
import { document } from './page/document.ts';
import { signOf, spelt } from './page/sign.ts';

// What one student is told about one lesson, as a page. It holds what her own `wirebook check` would show, links nowhere, and knows nothing of others.
export function feedbackPage(student: Student, report: Report): string {
  const title = `${numberOf(report.lesson)} ${report.title}`;
  const [first = '', ...rest] = closing(report);
  return document({
    title: `${title}: ${student.name}`,
    header: html`<h1>${title}</h1>
      <p>
        <bdi>${student.name}</bdi
        >${student.id === student.name ? '' : html` <span class="id"><bdi>${student.id}</bdi></span>`}
      </p>
      <dl class="figures">
        <div>
          <dt>Points</dt>
          <dd>${report.points} of ${report.outOf}</dd>
        </div>
        <div>
          <dt>Checks passed</dt>
          <dd>
            ${report.checks.filter(({ outcome }) => outcome === 'passed').length} of ${report.checks.length}
          </dd>
        </div>
      </dl>`,
    main: html`<p>${first}</p>
      ${rest.map(words => html`<p>${words}</p>`)}${report.advisory === undefined ? '' : html`<p>Note: ${report.advisory}</p>`}${idea(report)}
      <h2>Checks</h2>
      <ul class="checks">
        ${report.checks.map(check => html`<li>${entry(check, report.diagnosis?.sentence)}</li> `)}
      </ul>`,
    footer: html`<p>Graded by Wirebook with seed ${report.seed}: the same seed sends the same bytes.</p>`,
  });
}

// The one idea to repair first, with what to do about it.
function idea({ diagnosis, checks }: Report): Content {
  if (!diagnosis) return '';
  const hint = checks.find(({ id }) => id === diagnosis.check)?.failure?.hint;
  return html`<div class="idea">
    <p>${diagnosis.sentence}</p>
    ${hint === undefined ? '' : html`<p>Next: ${hint}</p>`}
    <p>Read: <code>${diagnosis.readOn}</code></p>
  </div>`;
}

function entry(check: CheckReport, said: string | undefined): Markup {
  const { id, claim, outcome, because, failure } = check;
  const free = outcome === 'broken' || because?.reason === 'unavailable' ? ' It costs no point.' : '';
  const why =
    outcome === 'skipped' || outcome === 'broken'
      ? html`<p class="soft">
          ${outcome === 'broken' ? 'Could not be judged' : 'Skipped'}:
          ${because?.words ?? 'no reason is known'}.${free}
        </p>`
      : '';
  return html`<h3>${spelt(signOf(check))}<code>${id}</code></h3>
    <p>${claim}</p>
    ${why}${outcome === 'failed' && failure ? detail(check, failure, said) : ''}`;
}

// `said` is what stands above already, as the one idea to repair first.
function detail(check: CheckReport, failure: Failure, said: string | undefined): Markup {
  const { sentence, hint, readOn, repeat } = failure;
  return html`${figure('What passed, and what should have come', check, emphasised(drawing(check, failure, mark => start + mark + end)))}
    ${figure('Where the bytes part', check, bytes(failure).join('\n'))}${figure('What the program said last', check, lastWords(failure).join('\n'))}
    ${facts(failure)}${
      sentence === said
        ? ''
        : html`<p><strong>${sentence}</strong></p>
            <dl class="facts">
              <dt>Next</dt>
              <dd>${hint}</dd>
              <dt>Read</dt>
              <dd><code>${readOn}</code></dd>
            </dl>`
    }
    <dl class="facts">
      <dt>Again</dt>
      <dd><code>${repeat}</code></dd>
    </dl>`;
}

function facts({ sent, expected, actual, reason = '' }: Failure): Content {
  if ([sent, expected, actual, reason].every(text => text === '')) return '';
  return html`<dl class="facts">
    ${fact('Sent', sent)}${fact('Expected', expected)}${fact('Came', actual)}${fact('Because', reason)}
  </dl>`;
}

const fact = (name: string, text: string): Content =>
  text === ''
    ? ''
    : html`<dt>${name}</dt>
        <dd><code>${text}</code></dd>`;

function figure(caption: string, { id }: CheckReport, content: Content): Content {
  if (content === '') return '';
  return html`<figure>
    <figcaption>${caption}</figcaption>
    <pre tabindex="0" role="region" aria-label="${caption}: ${id}">${content}</pre>
  </figure> `;
}

// Two characters that nothing drawn can hold, since it is shown escaped.
const start = '\ue000';
const end = '\ue001';

const emphasised = (rows: readonly string[]): Content =>
  rows
    .join('\n')
    .split(/(\ue000[^\ue001]*\ue001)/)
    .map(part => (part.startsWith(start) ? html`<mark>${part.slice(1, -1)}</mark>` : part));
