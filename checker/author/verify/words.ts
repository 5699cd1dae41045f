import MarkdownIt from 'markdown-it';
import type { Loaded } from '../../lesson/catalogue.ts';
import { fault, type Fault } from './fault.ts';

type Token = ReturnType<MarkdownIt['parse']>[number];

const parser = new MarkdownIt({ html: true });
const lastLonger = 10;

// That a walkthrough can be read in one sitting: 900–1200 words, 700–1000 from lesson 11 on.
export function wordFaults({ number, walkthrough }: Pick<Loaded, 'number' | 'walkthrough'>): Fault[] {
  const [least, most] = Number(number) > lastLonger ? [700, 1000] : [900, 1200];
  const count = words(walkthrough);
  return count >= least && count <= most
    ? []
    : [fault(`README.md has ${count} words (code, tables and comments aside); expected ${least} to ${most}`)];
}

// Words of the text itself: neither those of code blocks and tables, nor those of comments.
export function words(markdown: string): number {
  let tables = 0;
  let count = 0;
  for (const token of parser.parse(markdown, {})) {
    if (token.type === 'table_open') tables++;
    if (token.type === 'table_close') tables--;
    if (token.type === 'inline' && tables === 0) count += (textOf(token).match(word) ?? []).length;
  }
  return count;
}

const word = /\S*[\p{L}\p{N}]\S*/gu;

const textOf = ({ children }: Token): string =>
  (children ?? [])
    .map(({ type, content }) => (type.endsWith('break') ? ' ' : type === 'html_inline' ? '' : content))
    .join('');
