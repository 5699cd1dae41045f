import { isGap } from '../lesson/problems.ts';
import type { Endpoint } from '../vocabulary.ts';
import type { Either, Expected, Gap, Judgement, Part, Prefixed, Run, Text } from '../lesson/values.ts';

// What lies unread, held against what is expected. `at` is the first wrong byte where both sides are known bytes.
export type Verdict =
  | {
      readonly is: 'matched';
      readonly count: number;
      readonly value?: string;
      // What came where a gap stood open.
      readonly filled?: ReadonlyMap<object, string>;
    }
  | { readonly is: 'need more' }
  | { readonly is: 'differs'; readonly at?: number; readonly words?: string };

// A piece of what is expected: in text a line may end in \n or \r\n, in payloads every byte counts, of a gap the form.
type Segment = Fixed | { readonly gap: Gap };
interface Fixed {
  readonly bytes: Uint8Array;
  readonly isText: boolean;
}

export function printedEndpoint(endpoint: Endpoint): string {
  if ('path' in endpoint) return endpoint.path;
  const { host, port } = endpoint;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

// The bytes of a text, its values filled in; of a gap that stands open, its picture.
export const bytesOf = (text: Text, run: Run): Uint8Array => fill(segmentsOf(text, run), nothing);

// The bytes that are expected, where they are known beforehand. An open gap is taken to hold what came in its place, as far as that has its form.
export function knownBytes(what: Expected, run: Run, came: Uint8Array = nothing): Uint8Array | undefined {
  if (what instanceof RegExp || isMatcher(what)) return undefined;
  if (isEither(what)) return fill(segmentsOf(what.either[0], run), came);
  return fill(isPrefixed(what) ? prefixedSegments(what, run) : segmentsOf(what, run), came);
}

const nothing = new Uint8Array();

function fill(segments: readonly Segment[], came: Uint8Array): Uint8Array {
  let at = 0;
  const filled = segments.map(segment => {
    const verdict = judgeSegment(segment, came.subarray(at));
    const bytes = 'gap' in segment ? guess(segment.gap, verdict, came.subarray(at)) : segment.bytes;
    // Behind what differs, or has not come, nothing is known of what came.
    at = verdict.is === 'matched' ? at + verdict.count : came.length;
    return bytes;
  });
  return Buffer.concat(filled);
}

function guess({ picture }: Gap, verdict: Verdict, came: Uint8Array): Uint8Array {
  if (verdict.is === 'matched') return came.subarray(0, verdict.count);
  const fitting = verdict.is === 'differs' ? (verdict.at ?? 0) : 0;
  return Buffer.concat([came.subarray(0, fitting), encode(picture).subarray(fitting)]);
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
  return whole(texts.some(text => Buffer.compare(bytesOf(text, run), bytes) === 0));
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
  if (!segments.some(segment => 'gap' in segment)) return line === trimmed(decode(fill(segments, nothing)));
  const whole = encode(`${line}\n`);
  const verdict = judgeSegments(segments, whole);
  return verdict.is === 'matched' && verdict.count >= whole.length - 1;
}

const judgeEither = ([first, ...others]: readonly Verdict[]): Verdict =>
  [first, ...others].find(verdict => verdict?.is === 'matched') ??
  others.find(({ is }) => is === 'need more') ??
  first ?? { is: 'differs' };

const trimmed = (line: string): string => line.replace(/\r?\n$/, '');

function judged(judgement: Judgement): Verdict {
  if (judgement === 'need more') return { is: 'need more' };
  if ('differs' in judgement) {
    const { differs: words, at } = judgement;
    return { is: 'differs', words, ...(at !== undefined && { at }) };
  }
  return { is: 'matched', count: judgement.matched, value: judgement.value };
}

function judgeLine(pattern: RegExp, unread: Uint8Array, ended: boolean): Verdict {
  const end = unread.indexOf(10);
  if (end < 0 && !(ended && unread.length > 0)) return { is: 'need more' };
  const line = decode(end < 0 ? unread : unread.subarray(0, end)).replace(/\r$/, '');
  return pattern.test(line)
    ? { is: 'matched', count: end < 0 ? unread.length : end + 1, value: line }
    : { is: 'differs' };
}

function judgeSegments(segments: readonly Segment[], unread: Uint8Array): Verdict {
  let at = 0;
  const filled = new Map<object, string>();
  for (const segment of segments) {
    const verdict = judgeSegment(segment, unread.subarray(at));
    if (verdict.is === 'differs') return { is: 'differs', at: at + (verdict.at ?? 0) };
    if (verdict.is === 'need more') return verdict;
    if ('gap' in segment) filled.set(segment.gap, verdict.value ?? '');
    at += verdict.count;
  }
  return { is: 'matched', count: at, ...(filled.size > 0 && { filled }) };
}

function judgeSegment(segment: Segment, unread: Uint8Array): Verdict {
  if ('gap' in segment) return judged(segment.gap.form(unread));
  return segment.isText ? judgeText(segment.bytes, unread) : judgeBytes(segment.bytes, unread);
}

function judgeBytes(expected: Uint8Array, actual: Uint8Array): Verdict {
  const length = Math.min(expected.length, actual.length);
  if (Buffer.compare(expected.subarray(0, length), actual.subarray(0, length)) === 0)
    return length === expected.length ? { is: 'matched', count: length } : { is: 'need more' };
  const at = expected.findIndex((byte, index) => byte !== actual[index]);
  return { is: 'differs', at };
}

const carriageReturn = 13;
const newline = 10;

function judgeText(expected: Uint8Array, actual: Uint8Array): Verdict {
  const exact = judgeBytes(expected, actual);
  if (exact.is !== 'differs') return exact;
  let at = 0;
  for (const [index, byte] of expected.entries()) {
    if (byte === carriageReturn && expected[index + 1] === newline && actual[at] === newline) continue;
    if (byte === newline && actual[at] === carriageReturn && expected[index - 1] !== carriageReturn) {
      if (at + 1 >= actual.length) return { is: 'need more' };
      if (actual[at + 1] === newline) at++;
    }
    if (at >= actual.length) return { is: 'need more' };
    if (actual[at] !== byte) return { is: 'differs', at };
    at++;
  }
  return { is: 'matched', count: at };
}

function segmentsOf(text: Text, run: Run): readonly Segment[] {
  if (typeof text === 'string') return [{ bytes: encode(text), isText: true }];
  if (text instanceof Uint8Array) return [{ bytes: text, isText: false }];
  return 'parts' in text ? text.parts.map(part => segmentOf(part, run)) : [segmentOf(text, run)];
}

function segmentOf(part: Part, run: Run): Segment {
  if (isGap(part) && !run.hasMatched(part)) return { gap: part };
  const value = typeof part === 'string' ? part : part.in(run);
  if (value instanceof Uint8Array) return { bytes: value, isText: false };
  return { bytes: encode(typeof value === 'object' ? printedEndpoint(value) : String(value)), isText: true };
}

const prefixedSegments = ({ prefix, then }: Prefixed, run: Run): Segment[] => [
  ...(typeof prefix === 'string' ? [{ bytes: encode(prefix), isText: true }] : []),
  ...segmentsOf(then, run),
];

const isPrefixed = (what: Expected): what is Prefixed => typeof what === 'object' && 'prefix' in what;
const isEither = (what: Expected): what is Either => typeof what === 'object' && 'either' in what;
const isMatcher = (what: Expected): what is Extract<Expected, { judge: unknown }> =>
  typeof what === 'object' && 'judge' in what;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
