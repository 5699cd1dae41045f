import type { Student } from '../../../class-vocabulary.ts';
import { html, type Markup } from '../markup.ts';
import { inLine } from '../words.ts';

// A student's name, and the id where that is another text; each keeps its own direction of writing.
export const named = ({ id, name }: Student): Markup =>
  name === id
    ? html`<bdi>${inLine(id, 60)}</bdi>`
    : html`<bdi>${inLine(name, 60)}</bdi> <span class="id"><bdi>${inLine(id, 60)}</bdi></span>`;
