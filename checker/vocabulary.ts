import { z } from 'zod';

// A host and a TCP or UDP port; IPv6 hosts without brackets.
export interface InternetEndpoint {
  readonly host: string;
  readonly port: number;
}
// The path of a Unix socket; empty for one that has no name, as a client's.
export interface UnixEndpoint {
  readonly path: string;
}
export type Endpoint = InternetEndpoint | UnixEndpoint;

// What passes between two sockets: bytes without seams, or messages that each stay whole.
export type Carried = 'streams' | 'datagrams';

// What can be seen to happen between the parties of a check. `reset` and `printed` say in `by` or `stream` what else is known.
export const EventKind = z.enum([
  'started',
  'connected',
  'refused',
  'sent',
  'received',
  'fin-sent',
  'fin-received',
  'reset',
  'printed',
  'typed',
  'put',
  'input-ended',
  'signalled',
  'exited',
  'noted',
]);
export type EventKind = z.infer<typeof EventKind>;

// One entry of a transcript. `atMs` counts from the start of the check; `bytes` are those of one write, read or printed piece.
export interface Event {
  readonly atMs: number;
  readonly peer: string;
  readonly kind: EventKind;
  readonly bytes?: Uint8Array;
  // The whole piece in bytes, where `bytes` is only its beginning.
  readonly size?: number;
  readonly by?: 'peer' | 'program';
  readonly stream?: 'stdout' | 'stderr';
  readonly note?: string;
  // The two ends of a datagram: each has its own.
  readonly between?: { readonly peer: InternetEndpoint; readonly program: InternetEndpoint };
}
export type Transcript = readonly Event[];

// An event as JSON carries it: bytes in base64.
export const ReportedEvent = z.object({
  atMs: z.number(),
  peer: z.string(),
  kind: EventKind,
  bytes: z.base64().optional(),
  // The whole piece, where `bytes` is only its beginning.
  size: z.number().int().optional(),
  by: z.enum(['peer', 'program']).optional(),
  stream: z.enum(['stdout', 'stderr']).optional(),
  note: z.string().optional(),
});
export type ReportedEvent = z.infer<typeof ReportedEvent>;

export const Outcome = z.enum(['passed', 'failed', 'skipped', 'broken']);
export type Outcome = z.infer<typeof Outcome>;

// What went wrong with a peer's side of the conversation.
export const peerFailures = [
  'silence',
  'too little',
  'too much',
  'wrong bytes',
  'end',
  'reset',
  'refusal',
  'no end',
  'no reset',
  'no refusal',
  'no connection',
  'out of reach',
  'never reads',
  'too early',
  'too late',
] as const;
// What went wrong with the program itself.
export const programFailures = [
  'not started',
  'crash',
  'not listening',
  'listening elsewhere',
  'wrong output',
  'no output',
  'wrong exit',
  'no exit',
  'over limits',
] as const;
// What was found among the files of the check's folder.
export const folderFailures = ['file left', 'file gone'] as const;
// `free` is a claim of a step in code that did not hold;
export const FailureKind = z.enum([...peerFailures, ...programFailures, ...folderFailures, 'free']);
export type FailureKind = z.infer<typeof FailureKind>;
export type PeerFailure = (typeof peerFailures)[number];
export type ProgramFailure = (typeof programFailures)[number];
export type FolderFailure = (typeof folderFailures)[number];

// One failed expectation, in words and bytes for a reader. `sent`, `expected` and `actual` are escaped text, never raw bytes.
export const Failure = z.object({
  kind: FailureKind,
  actor: z.string(),
  step: z.number().int(),
  sent: z.string(),
  expected: z.string(),
  actual: z.string(),
  // Why the contract asks for it, in the check's own words.
  reason: z.string().optional(),
  // Rows of hex with a caret under the first wrong byte, when both sides are known bytes.
  comparison: z.array(z.string()).optional(),
  // The learner's own line, and what the program said last.
  crash: z.array(z.string()).optional(),
  misconception: z.string().optional(),
  sentence: z.string(),
  hint: z.string(),
  readOn: z.string(),
  repeat: z.string(),
});
export type Failure = z.infer<typeof Failure>;

// `because` of a skip: `need-failed` scores 0 of its points, `unavailable` leaves `outOf`.
export const Because = z.object({
  reason: z.enum(['need-failed', 'unavailable', 'checker']),
  words: z.string(),
  // Where the checker itself broke.
  stack: z.string().optional(),
});
export type Because = z.infer<typeof Because>;

export const CheckReport = z.object({
  id: z.string(),
  claim: z.string(),
  program: z.string(),
  outcome: Outcome,
  points: z.number(),
  outOf: z.number(),
  durationMs: z.number(),
  because: Because.optional(),
  failure: Failure.optional(),
  transcript: z.array(ReportedEvent),
});
export type CheckReport = z.infer<typeof CheckReport>;

export const Diagnosis = z.object({
  misconception: z.string(),
  sentence: z.string(),
  check: z.string(),
  readOn: z.string(),
});
export type Diagnosis = z.infer<typeof Diagnosis>;

export const Observation = z.object({
  id: z.string(),
  question: z.string(),
  predicted: z.string().nullable(),
  observed: z.string(),
});
export type Observation = z.infer<typeof Observation>;

// What `check --json` prints: one lesson, graded once.
export const Report = z.object({
  schema: z.literal('wirebook/report@1'),
  lesson: z.string(),
  title: z.string(),
  seed: z.number().int(),
  outcome: Outcome,
  points: z.number(),
  outOf: z.number(),
  durationMs: z.number(),
  // Present where verdicts rest on quiet gaps, not on the kernel's tables.
  advisory: z.string().optional(),
  diagnosis: Diagnosis.nullable(),
  predictions: z.array(Observation),
  checks: z.array(CheckReport),
});
export type Report = z.infer<typeof Report>;

// What an arrow of a drawing carries: words, a quoted text whose unknown values stand by their names, words again.
export interface Label {
  readonly before?: string;
  readonly quoted?: readonly (Uint8Array | { readonly named: string })[];
  readonly after?: string;
}
// One row of a drawing. Without `to` it is a note beside a lane; without `from` beside all of them.
export interface Turn {
  readonly from?: string;
  readonly to?: string;
  readonly label: Label;
  readonly atOnce?: 'first' | 'between' | 'last';
}
// A check before it runs: its parties from left to right, and what passes between them.
export interface Conversation {
  readonly columns: readonly string[];
  readonly rows: readonly Turn[];
}

// One lesson as `list` shows it. Without `graded` nothing of it has been played yet, so that points and checks passed are 0.
export const OverviewLesson = z.object({
  lesson: z.string(),
  number: z.string(),
  title: z.string(),
  part: z.string(),
  programs: z.array(z.string()),
  state: z.enum(['untouched', 'begun', 'solved', 'solved, edited since']),
  graded: z.boolean(),
  passed: z.number().int(),
  checks: z.number().int(),
  points: z.number(),
  outOf: z.number(),
  // When it was solved first.
  solvedAt: z.iso.datetime().nullable(),
  // What has changed since the verdict: her programs, or the lesson's checks.
  edited: z.array(z.enum(['programs', 'checks'])),
});
export type OverviewLesson = z.infer<typeof OverviewLesson>;

// A misconception that she has met, with the numbers of the lessons in which it is open or overcome.
export const OverviewIdea = z.object({
  misconception: z.string(),
  sentence: z.string(),
  open: z.array(z.string()),
  overcome: z.array(z.string()),
});
export type OverviewIdea = z.infer<typeof OverviewIdea>;

// What `list --json` prints: every lesson, as far as the learner of this clone has come.
export const Overview = z.object({
  schema: z.literal('wirebook/list@1'),
  lessons: z.array(OverviewLesson),
  misconceptions: z.array(OverviewIdea),
});
export type Overview = z.infer<typeof Overview>;
