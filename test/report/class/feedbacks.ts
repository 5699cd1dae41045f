import type { CheckReport, Report } from '../../../checker/vocabulary.ts';
import { broken, failed, first, report, skipped } from '../reports.ts';

const split = failed('too much');

// A lesson with every outcome, and failures with a drawing, with bytes and with last words.
export const feedback: Report = {
  ...report(
    first,
    split,
    skipped('keeps-clients-apart', 'needs joins-a-split-line', 'need-failed'),
    failed('wrong bytes', 'keeps-the-order', 'Answers come in the order of the questions.'),
    skipped('speaks-ipv6', 'this machine has no IPv6', 'unavailable'),
    broken('survives-a-reset', 'the kernel tables could not be read'),
    failed('crash', 'goes-on', 'A client that leaves takes nobody with it.'),
  ),
  diagnosis: {
    misconception: split.failure?.misconception ?? 'chunk-is-message',
    sentence: split.failure?.sentence ?? '',
    check: split.id,
    readOn: split.failure?.readOn ?? '',
  },
};

// The same with one hostile text wherever a program, or its author, could have put it.
export function evilFeedback(text: string): Report {
  const evil = (check: CheckReport): CheckReport => ({
    ...check,
    id: text,
    claim: text,
    program: text,
    ...(check.because && { because: { ...check.because, words: text } }),
    ...(check.failure && {
      failure: {
        ...check.failure,
        ...{ actor: text, sent: text, expected: text, actual: text, reason: text, comparison: [text] },
        ...{ crash: [text], sentence: text, hint: text, readOn: text, repeat: text },
      },
    }),
    transcript: [
      { atMs: 1, peer: text, kind: 'noted', note: text },
      { atMs: 2, peer: text, kind: 'received', bytes: Buffer.from(text).toString('base64') },
      { atMs: 3, peer: text, kind: 'exited', note: text },
    ],
  });
  return {
    ...feedback,
    lesson: text,
    title: text,
    advisory: text,
    diagnosis: { misconception: text, sentence: text, check: text, readOn: text },
    checks: feedback.checks.map(evil),
  };
}
