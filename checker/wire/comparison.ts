import stringWidth from 'fast-string-width';
import { continues, glyphs, type Glyph } from './glyphs.ts';

// Where two texts part: rows around the first wrong byte with a caret under it, and what is wrong there in words.
// At most 76 columns. Hex appears only where the text alone would hide something; no rows where nothing differs.
export function comparison(expected: Uint8Array, actual: Uint8Array): string[] {
  const wrong = firstDifference(expected, actual);
  if (wrong === undefined) return [];
  if (expected.length === 0 || actual.length === 0) return [inWords(expected, actual, wrong)];
  const from = start(expected, wrong);
  const [due, came] = [excerpt(expected, from), excerpt(actual, from)];
  const hidden = [...due, ...came].some(glyph => near(glyph, wrong) && !readable(glyph));
  return [
    ...textRows(due, came, wrong, hidden ? 16 : 60),
    ...(hidden ? hexRows(expected, actual, wrong) : []),
    inWords(expected, actual, wrong),
  ];
}

function firstDifference(expected: Uint8Array, actual: Uint8Array): number | undefined {
  const longest = Math.max(expected.length, actual.length);
  for (let at = 0; at < longest; at++) if (expected[at] !== actual[at]) return at;
  return undefined;
}

// Up to 48 bytes before the wrong one, never inside a character.
function start(expected: Uint8Array, wrong: number): number {
  let at = Math.max(wrong - 48, 0);
  while (at < wrong && continues(expected[at])) at++;
  return at;
}

const excerpt = (bytes: Uint8Array, from: number): Glyph[] =>
  glyphs(bytes.subarray(from, from + 160)).map(glyph => ({ ...glyph, at: from + glyph.at }));

const near = ({ at, size }: Glyph, wrong: number): boolean => at + size > wrong - 8 && at < wrong + 8;
const readable = ({ text }: Glyph): boolean => /^([ -~]|\\[nrt"\\])$/.test(text);

function textRows(due: readonly Glyph[], came: readonly Glyph[], wrong: number, room: number): string[] {
  const holding = (all: readonly Glyph[]) => all.find(({ at, size }) => at <= wrong && wrong < at + size);
  const caret = Math.min(holding(due)?.at ?? wrong, holding(came)?.at ?? wrong);
  const before = ending(
    due.filter(({ at }) => at < caret),
    Math.floor(room * 0.6),
  );
  const cut = (before[0]?.at ?? caret) > 0;
  const row = (name: string, all: readonly Glyph[]): string => {
    const rest = all.filter(({ at }) => at >= caret);
    const after = beginning(rest, room - width(before));
    return `${name}"${cut ? '…' : ''}${joined([...before, ...after])}${after.length < rest.length ? '…' : ''}"`;
  };
  return [
    row('expected  ', due),
    row('came      ', came),
    `${' '.repeat(11 + (cut ? 1 : 0) + width(before))}^`,
  ];
}

const joined = (all: readonly Glyph[]): string => all.map(({ text }) => text).join('');
const width = (all: readonly Glyph[]): number => stringWidth(joined(all));

function beginning(all: readonly Glyph[], room: number): readonly Glyph[] {
  let count = 0;
  while (count < all.length && width(all.slice(0, count + 1)) <= room) count++;
  return all.slice(0, count);
}

const ending = (all: readonly Glyph[], room: number): readonly Glyph[] =>
  beginning(all.toReversed(), room).toReversed();

function hexRows(expected: Uint8Array, actual: Uint8Array, wrong: number): string[] {
  const from = Math.max(wrong - 7, 0);
  const row = (name: string, bytes: Uint8Array) =>
    name + [...bytes.subarray(from, from + 16)].map(twoDigits).join(' ');
  return [row('expected  ', expected), row('came      ', actual), `${' '.repeat(10 + 3 * (wrong - from))}^^`];
}

const twoDigits = (byte: number): string => byte.toString(16).padStart(2, '0');

// Bytes are counted from 1, as people count.
function inWords(expected: Uint8Array, actual: Uint8Array, wrong: number): string {
  const [due, came] = [described(expected, wrong), described(actual, wrong)];
  if (due === undefined)
    return wrong === 0
      ? `nothing was expected; came ${came ?? ''} first`
      : `expected the end after byte ${wrong}; came ${came ?? ''} next`;
  if (came === undefined)
    return wrong === 0
      ? `nothing came; expected ${due} first`
      : `ends after byte ${wrong}; expected ${due} next`;
  return `byte ${wrong + 1}: expected ${due}, came ${came}`;
}

// A byte as hex and as what it stands for: "4c (L)", "a9 (in é)", "ff".
function described(bytes: Uint8Array, at: number): string | undefined {
  const byte = bytes[at];
  if (byte === undefined) return undefined;
  const from = start(bytes, at);
  const glyph = excerpt(bytes, from).find(found => found.at <= at && at < found.at + found.size);
  const hex = twoDigits(byte);
  if (!glyph || glyph.text.startsWith('\\x')) return hex;
  const name = glyph.text === ' ' ? 'a space' : glyph.text;
  return `${hex} (${glyph.size > 1 ? 'in ' : ''}${name})`;
}
