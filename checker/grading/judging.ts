import type { Either, Expected, Prefixed, Run, Text } from '../lesson/values.ts';
import {
  fill,
  isOpen,
  judged,
  judgeSegments,
  prefixedSegments,
  segmentsOf,
  type Verdict,
} from './segments.ts';

const nothing = new Uint8Array();

// The bytes of a text, its values filled in; of a gap that stands open, its picture.
export const bytesOf = (text: Text, run: Run): Uint8Array => fill(segmentsOf(text, run), nothing);

// The bytes that are expected, where they are known beforehand. An open gap is taken to hold what came in its place, as far as that has its form.
export function knownBytes(what: Expected, run: Run, came: Uint8Array = nothing): Uint8Array | undefined {
  if (what instanceof RegExp || isMatcher(what)) return undefined;
  if (isEither(what)) return fill(segmentsOf(what.either[0], run), came);
  return fill(isPrefixed(what) ? prefixedSegments(what, run) : segmentsOf(what, run), came);
}

// What is expected, in words, where it is no fixed text.
export function wordsFor(what: Expected, unit: 'a line' | 'a datagram' = 'a line'): string | undefined {
  if (what instanceof RegExp) {
    const plain = /^\^([\w ,]+)\$$/.exec(what.source)?.[1];
    return plain === undefined ? `${unit} that matches ${what.source}` : `${unit} "${plain}"`;
  }
  return isMatcher(what) ? what.label : undefined;
}

// The next bytes of a stream.
export function judgeNext(what: Expected, run: Run, unread: Uint8Array, ended: boolean): Verdict {
  if (what instanceof RegExp) return judgeLine(what, unread, ended);
  if (isMatcher(what)) return judged(what.judge(unread));
  if (isPrefixed(what)) return judgeSegments(prefixedSegments(what, run), unread);
  if (isEither(what)) return judgeEither(what.either.map(text => judgeNext(text, run, unread, ended)));
  return judgeSegments(segmentsOf(what, run), unread);
}

// One datagram, whole: every byte of it counts.
export function judgeDatagram(what: Expected, run: Run, bytes: Uint8Array): Verdict {
  const whole = (fits: boolean): Verdict =>
    fits ? { is: 'matched', count: bytes.length, value: decode(bytes) } : { is: 'differs' };
  if (what instanceof RegExp) return whole(what.test(decode(bytes)));
  if (isMatcher(what)) {
    const verdict = judged(what.judge(bytes));
    return verdict.is === 'need more' || (verdict.is === 'matched' && verdict.count < bytes.length)
      ? { is: 'differs' }
      : verdict;
  }
  const texts = isEither(what) ? what.either : [isPrefixed(what) ? what.then : what];
  const verdicts = texts.map(text => judgeWhole(text, run, bytes));
  return verdicts.find(({ is }) => is === 'matched') ?? { is: 'differs' };
}

function judgeWhole(text: Text, run: Run, bytes: Uint8Array): Verdict {
  const verdict = judgeSegments(segmentsOf(text, run), bytes);
  const same =
    verdict.is === 'matched' && Buffer.compare(knownBytes(text, run, bytes) ?? nothing, bytes) === 0;
  return same ? { ...verdict, value: decode(bytes) } : { is: 'differs' };
}

// Everything up to the end of a stream; a pattern is held against the whole, without its last newline.
export function judgeAll(what: Expected, run: Run, unread: Uint8Array, ended: boolean): Verdict {
  if (what instanceof RegExp) {
    if (!ended) return { is: 'need more' };
    const whole = decode(unread).replace(/\r?\n$/, '');
    return what.test(whole)
      ? { is: 'matched', count: unread.length }
      : { is: 'differs', words: `text that matches ${what.source}` };
  }
  const verdict = judgeNext(what, run, unread, ended);
  return verdict.is === 'matched' && verdict.count < unread.length
    ? { is: 'differs', at: verdict.count }
    : verdict;
}

// One printed line, without its newline.
export function fitsLine(what: Expected, run: Run, line: string): boolean {
  if (what instanceof RegExp) return what.test(line);
  if (isMatcher(what)) return judged(what.judge(encode(`${line}\n`))).is === 'matched';
  if (isEither(what)) return what.either.some(text => fitsText(text, run, line));
  if (!isPrefixed(what)) return fitsText(what, run, line);
  const then = trimmed(decode(bytesOf(what.then, run)));
  if (typeof what.prefix === 'string') return line === what.prefix + then;
  return (
    line.endsWith(then) &&
    new RegExp(`^(?:${what.prefix.source})$`).test(line.slice(0, line.length - then.length))
  );
}

// A gap that stands open is held against its form, and is not filled by a line.
function fitsText(what: Text, run: Run, line: string): boolean {
  const segments = segmentsOf(what, run);
  if (!segments.some(isOpen)) return line === trimmed(decode(fill(segments, nothing)));
  const whole = encode(`${line}\n`);
  const verdict = judgeSegments(segments, whole);
  return verdict.is === 'matched' && verdict.count >= whole.length - 1;
}

const judgeEither = ([first, ...others]: readonly Verdict[]): Verdict =>
  [first, ...others].find(verdict => verdict?.is === 'matched') ??
  others.find(({ is }) => is === 'need more') ??
  first ?? { is: 'differs' };

const trimmed = (line: string): string => line.replace(/\r?\n$/, '');

function judgeLine(pattern: RegExp, unread: Uint8Array, ended: boolean): Verdict {
  const end = unread.indexOf(10);
  if (end < 0 && !(ended && unread.length > 0)) return { is: 'need more' };
  const line = decode(end < 0 ? unread : unread.subarray(0, end)).replace(/\r$/, '');
  return pattern.test(line)
    ? { is: 'matched', count: end < 0 ? unread.length : end + 1, value: line }
    : { is: 'differs' };
}

const isPrefixed = (what: Expected): what is Prefixed => typeof what === 'object' && 'prefix' in what;
const isEither = (what: Expected): what is Either => typeof what === 'object' && 'either' in what;
const isMatcher = (what: Expected): what is Extract<Expected, { judge: unknown }> =>
  typeof what === 'object' && 'judge' in what;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
