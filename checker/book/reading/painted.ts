import picocolors from 'picocolors';
import type { Row, Span, Style } from './spans.ts';

// How rows become text: with colour or without, and with links that a terminal can follow or without.
export interface Paint {
  readonly colour: boolean;
  readonly links: boolean;
}

// Rows as lines of text. Each begins and ends with the terminal's own look, so that a pager can show any of them first.
export function painted(rows: readonly Row[], { colour, links }: Paint): string[] {
  const looks = palette(picocolors.createColors(colour));
  return rows.map(row =>
    joined(trimmed(row))
      .map(one => linked(one, dressed(one, looks), links))
      .join(''),
  );
}

type Colours = ReturnType<typeof picocolors.createColors>;
type Look = (text: string) => string;

const palette = (paint: Colours): Readonly<Record<Style, Look>> => ({
  title: text => paint.bold(paint.cyan(text)),
  heading: paint.bold,
  strong: paint.bold,
  emphasis: paint.italic,
  struck: paint.strikethrough,
  code: paint.cyan,
  link: paint.underline,
  faint: paint.dim,
  keyword: paint.magenta,
  string: paint.green,
  number: paint.yellow,
  comment: paint.dim,
  name: paint.blue,
  type: paint.cyan,
});

const dressed = ({ text, styles }: Span, looks: Readonly<Record<Style, Look>>): string =>
  text === '' ? '' : styles.reduce((inner, style) => looks[style](inner), text);

// OSC 8.
const linked = ({ link }: Span, text: string, links: boolean): string =>
  links && link !== undefined ? `\x1b]8;;${link}\x1b\\${text}\x1b]8;;\x1b\\` : text;

function trimmed(row: Row): Row {
  const last = row.findLastIndex(({ text }) => text.trim() !== '');
  return row.slice(0, last + 1).map((one, at) => (at === last ? { ...one, text: one.text.trimEnd() } : one));
}

// Neighbours that look alike as one, so that a word after the other is found in what a pager searches.
function joined(row: Row): Row {
  const found: Span[] = [];
  for (const one of row) {
    const last = found.at(-1);
    const alike = last?.link === one.link && last?.styles.join() === one.styles.join();
    if (last && alike) found[found.length - 1] = { ...last, text: last.text + one.text };
    else found.push(one);
  }
  return found;
}
