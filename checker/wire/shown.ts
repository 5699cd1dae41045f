import stringWidth from 'fast-string-width';
import { continues, escaped, glyphs } from './glyphs.ts';

// Bytes as quoted text that is safe on any terminal. At most about `limit` columns; what a cut leaves out is counted.
// `size` counts all of them, where `bytes` is only the beginning.
export function shown(
  bytes: Uint8Array | string,
  { limit = 60, size }: { readonly limit?: number; readonly size?: number } = {},
): string {
  const all = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  return `"${size === undefined ? inner(all, limit - 2) : beginning(all, limit - 2, size)}"`;
}

function beginning(bytes: Uint8Array, limit: number, whole: number): string {
  const room = Math.max(limit - leftOut(whole).length, 8);
  const { texts, size } = fitting(glyphs(bytes.subarray(0, 4 * room)), room);
  return `${texts.join('')}${leftOut(whole - size).trimEnd()}`;
}

// The same without its quotes, for a text that is put together of several.
export function inner(bytes: Uint8Array, limit: number): string {
  if (bytes.length <= 4 * limit) {
    const whole = glyphs(bytes)
      .map(({ text }) => text)
      .join('');
    if (stringWidth(whole) <= limit) return whole;
  }
  const room = Math.max(limit - leftOut(bytes.length).length, 8);
  const first = fitting(glyphs(bytes.subarray(0, 4 * room)), Math.ceil((room * 2) / 3));
  const from = boundary(bytes, Math.max(bytes.length - 4 * room, first.size));
  const last = fitting(glyphs(bytes.subarray(from)).reverse(), Math.floor(room / 3));
  const missing = bytes.length - first.size - last.size;
  return `${first.texts.join('')}${leftOut(missing)}${last.texts.reverse().join('')}`;
}

const leftOut = (count: number): string => `… ${count.toLocaleString('en-US')} ${plural(count, 'byte')} …`;

// "1 byte", "2 bytes": the noun alone.
export const plural = (count: number, noun: string): string => (count === 1 ? noun : `${noun}s`);

function fitting(from: ReturnType<typeof glyphs>, room: number): { texts: string[]; size: number } {
  const texts: string[] = [];
  let size = 0;
  let used = 0;
  for (const glyph of from) {
    used += stringWidth(glyph.text);
    if (used > room) break;
    texts.push(glyph.text);
    size += glyph.size;
  }
  return { texts, size };
}

// The first byte at or after `from` at which a character can begin.
function boundary(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && at < from + 3 && continues(bytes[at])) at++;
  return at;
}

// Text of several lines, equally safe: line ends stay, a tab is two spaces, quotes and backslashes stay themselves.
export function plain(text: string): string {
  let carries = 0;
  return Array.from(text.replaceAll('\r\n', '\n').replaceAll('\t', '  '))
    .map(character => {
      if ('\n\\"'.includes(character)) return character;
      const safe = escaped(character, carries);
      carries = /^\p{L}$/u.test(safe) ? 2 : Math.max(carries - 1, 0);
      return safe;
    })
    .join('');
}
