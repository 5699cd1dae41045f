import { shown } from '../../wire/shown.ts';

// A name as people type it: one form for letters that have two, as in the names that macOS stores.
export const composed = (name: string): string => name.normalize('NFC');

// Why a name of this kind is not taken, as the end of a sentence; undefined where it is a usual one.
export function oddity(name: string, longest: number): string | undefined {
  if (name === '' || name === '.' || name === '..') return 'is no name of a file';
  if (name.includes('�')) return 'has bytes in its name that are no UTF-8';
  if (/[\n\r]/.test(name)) return 'has a line break in its name';
  // eslint-disable-next-line no-control-regex
  if (/[\x00-\x1f\x7f-\x9f\u2028\u2029]/.test(name)) return 'has a control character in its name';
  if (/[/\\]/.test(name)) return 'has a slash or backslash in its name';
  const bytes = Buffer.byteLength(name);
  return bytes > longest ? `has a name of ${bytes} bytes, more than ${longest}` : undefined;
}

// The same of a whole path.
export function tooLong(path: string, longest: number): string | undefined {
  const bytes = Buffer.byteLength(path);
  return bytes > longest
    ? `has a path of ${bytes.toLocaleString('en-US')} bytes, more than ${longest.toLocaleString('en-US')}`
    : undefined;
}

// A name within a sentence: in quotes, and harmless wherever it is printed.
export const quoted = (name: string): string => shown(name, { limit: 48 });

// "a", "a and b", "a, b and c"; of many the first ones, and how many more there are.
export function listed(words: readonly string[], most = 5): string {
  const first = words.length > most + 1 ? words.slice(0, most) : words;
  const more = words.length - first.length;
  const all = more > 0 ? [...first, `${more.toLocaleString('en-US')} more`] : first;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

// In the order of their characters' numbers, which is the same on every machine and in every language.
export const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

// Bytes for people: the largest unit that leaves a whole number in front of the point.
export function sized(bytes: number): string {
  const unit = bytes >= 2 ** 30 ? 2 : bytes >= 2 ** 20 ? 1 : 0;
  if (bytes < 2 ** 10) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  return `${Number((bytes / 2 ** (10 * (unit + 1))).toFixed(1))} ${['KiB', 'MiB', 'GiB'][unit] ?? ''}`;
}
