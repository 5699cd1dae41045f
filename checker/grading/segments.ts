import { isGap } from '../lesson/problems.ts';
import type { Gap, Judgement, Part, Prefixed, Run, Text } from '../lesson/values.ts';
import type { Endpoint } from '../vocabulary.ts';

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
export type Segment = Fixed | { readonly gap: Gap };
interface Fixed {
  readonly bytes: Uint8Array;
  readonly isText: boolean;
}

export const isOpen = (segment: Segment): boolean => 'gap' in segment;

// The pieces of a text, its values filled in; a gap that nothing has filled stays open.
export function segmentsOf(text: Text, run: Run): readonly Segment[] {
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

export const prefixedSegments = ({ prefix, then }: Prefixed, run: Run): Segment[] => [
  ...(typeof prefix === 'string' ? [{ bytes: encode(prefix), isText: true }] : []),
  ...segmentsOf(then, run),
];

// An endpoint as programs print it.
export function printedEndpoint(endpoint: Endpoint): string {
  if ('path' in endpoint) return endpoint.path;
  const { host, port } = endpoint;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

// What came, held against one piece after the other.
export function judgeSegments(segments: readonly Segment[], unread: Uint8Array): Verdict {
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

// What a judge said, as a verdict.
export function judged(judgement: Judgement): Verdict {
  if (judgement === 'need more') return { is: 'need more' };
  if ('differs' in judgement) {
    const { differs: words, at } = judgement;
    return { is: 'differs', words, ...(at !== undefined && { at }) };
  }
  return { is: 'matched', count: judgement.matched, value: judgement.value };
}

// All pieces as bytes; an open gap is taken to hold what came in its place, as far as that has its form.
export function fill(segments: readonly Segment[], came: Uint8Array): Uint8Array {
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

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
