import type { CheckResult } from '../../../class-vocabulary.ts';
import { html, type Markup } from '../markup.ts';

// How an outcome stands in a table: a sign for the eye, a word for the ear, and a class for the colour. `unavailable` is a skip that costs nothing.
export interface Sign {
  readonly sign: string;
  readonly word: string;
  readonly look: string;
}

export const signs = {
  passed: { sign: '✓', word: 'passed', look: 'p' },
  failed: { sign: '✗', word: 'failed', look: 'f' },
  skipped: { sign: '–', word: 'skipped', look: 's' },
  unavailable: { sign: '○', word: 'not available here', look: 'u' },
  broken: { sign: '!', word: 'the checker broke', look: 'b' },
} as const satisfies Readonly<Record<string, Sign>>;

export const signOf = ({ outcome, outOf }: Pick<CheckResult, 'outcome' | 'outOf'>): Sign =>
  signs[outcome === 'skipped' && outOf === 0 ? 'unavailable' : outcome];

// The sign beside words.
export const spelt = ({ sign, word, look }: Sign): Markup =>
  html`<span class="sign ${look}" aria-hidden="true">${sign}</span><i>${word}: </i>`;
