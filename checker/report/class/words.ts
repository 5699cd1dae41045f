import { cut } from '../../wire/rows.ts';
import { plain } from '../../wire/shown.ts';

// A text of anybody's as one line that no terminal, page or editor obeys; what is longer than `columns` is cut.
export function inLine(text: string, columns = 500): string {
  if (text.length <= columns && ordinary.test(text)) return text;
  const line = text
    .slice(0, 4 * columns)
    .split(joiner)
    .map(part => plain(part).replaceAll('\n', '\\n'))
    .join('');
  const characters = Array.from(line);
  return characters.length <= columns
    ? cut(line, columns)
    : cut(`${characters.slice(0, columns - 1).join('')}…`, columns);
}

const ordinary = /^[ -~]*$/;

// Persian, Hindi and others need these two inside a word; elsewhere they are invisible, and shown escaped.
const joiner =
  /((?<=(?!\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic})[\p{L}\p{M}])[\u200c\u200d](?=\p{L}))/u;

// "3 students", "1 student".
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? noun : `${noun}s`}`;
