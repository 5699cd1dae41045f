// One character as a person may see it, and the bytes it stands for. `seen`: it shows as itself.
export interface Glyph {
  readonly text: string;
  readonly at: number;
  readonly size: number;
  readonly seen: boolean;
}

// Bytes as characters that no terminal obeys: what is not a visible character of valid UTF-8 is escaped.
export function glyphs(bytes: Uint8Array): Glyph[] {
  const found: Glyph[] = [];
  let at = 0;
  let carries = 0;
  while (at < bytes.length) {
    const size = sequence(bytes, at);
    const character = size > 0 ? utf8.decode(bytes.subarray(at, at + size)) : undefined;
    const text = character === undefined ? hex(bytes[at] ?? 0) : escaped(character, carries);
    const seen = text === character;
    found.push({ text, at, size: Math.max(size, 1), seen });
    // A letter carries up to two marks; more of them would climb over other rows.
    carries = !seen ? 0 : letter.test(text) ? 2 : Math.max(carries - 1, 0);
    at += Math.max(size, 1);
  }
  return found;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const visible = /^[\p{L}\p{N}\p{P}\p{S} ]$/u;
const invisible = /^[\p{Default_Ignorable_Code_Point}\u2800]$/u;
const letter = /^\p{L}$/u;
const mark = /^\p{M}$/u;
const named = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\\', '\\\\'],
  ['"', '\\"'],
]);

// `carries`: how many more marks the character before can bear.
export function escaped(character: string, carries: number): string {
  const name = named.get(character);
  if (name !== undefined) return name;
  const stands = visible.test(character) || (carries > 0 && mark.test(character));
  if (stands && !invisible.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? hex(code) : `\\u{${code.toString(16)}}`;
}

const hex = (byte: number): string => `\\x${byte.toString(16).padStart(2, '0')}`;

// How many bytes the valid UTF-8 character at `at` takes, and 0 where there is none (RFC 3629, section 4).
function sequence(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const [low, high] = bounds(first);
  const second = bytes[at + 1] ?? 0;
  if (first < 0xc2 || first > 0xf4 || second < low || second > high) return 0;
  for (let next = at + 2; next < at + size; next++) if (!continues(bytes[next])) return 0;
  return size;
}

const bounds = (first: number): readonly [number, number] => [
  first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80,
  first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf,
];

// Whether this byte can only stand inside a character.
export const continues = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;
