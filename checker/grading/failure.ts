import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { CheckData } from '../lesson/check.ts';
import type { Misconception } from '../lesson/misconceptions.ts';
import { lastWords } from '../program/last-words.ts';
import { firstTodo } from '../program/todo.ts';
import type { Failure } from '../vocabulary.ts';
import { comparison } from '../wire/comparison.ts';
import { shown } from '../wire/shown.ts';
import { inVainHint, plainHint } from '../wire/hints.ts';
import { plainSentence } from '../wire/words.ts';
import type { Finding } from './finding.ts';

// What a failure is told with: the lesson it belongs to, the idea it shows, the learner's file, the command that repeats it.
export interface Telling {
  readonly lesson: string;
  readonly walkthrough: string;
  readonly misconception: Misconception | undefined;
  readonly file: string | undefined;
  readonly repeat: string;
}

// A finding in words and bytes for its reader.
export async function failure(check: CheckData, finding: Finding, telling: Telling): Promise<Failure> {
  const { kind, actor, step, reason } = finding;
  const { misconception } = telling;
  const expected = inWords(finding.expected);
  const actual = inWords(finding.actual);
  const told = { actor, program: finding.program, expected, actual };
  const rows = compared(finding);
  const crash = crashRows(finding, telling.file);
  return {
    kind,
    actor,
    step,
    sent: finding.sent === undefined ? '' : inWords(finding.sent),
    expected,
    actual,
    ...(reason !== undefined && { reason }),
    ...(rows && { comparison: rows }),
    ...(crash.length > 0 && { crash }),
    ...(misconception && { misconception: misconception.id }),
    sentence: misconception?.sentence ?? plainSentence(kind, told),
    hint: misconception?.hint ?? nextStep(finding, telling.file) ?? plainHint(kind, told),
    readOn: await place(telling, [...(misconception ? [misconception.id] : []), check.id]),
    repeat: telling.repeat,
  };
}

// Where the walkthrough explains the first of these that it does explain. Reading markdown costs a start its time, so only a failure does.
async function place({ lesson, walkthrough }: Telling, ids: readonly string[]): Promise<string> {
  const { readOn } = await import('../lesson/anchors.ts');
  const slug = ids.map(id => readOn(walkthrough, id)).find(found => found !== undefined);
  return `lessons/${lesson}/README.md${slug === undefined ? '' : `#${slug}`}`;
}

// What to do next, where anything but the failure itself says so.
function nextStep({ kind, waitedInVain }: Finding, file: string | undefined): string | undefined {
  if (comesFirst.has(kind)) return undefined;
  return nextTodo(file) ?? (waitedInVain && inVainHint);
}

// What has to be mended before any step can be seen to be taken.
const comesFirst = new Set<Finding['kind']>(['not started', 'crash']);

// The first step that the learner has not taken yet is the best next one.
function nextTodo(file: string | undefined): string | undefined {
  if (file === undefined || !statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const todo = firstTodo(readFileSync(file, 'utf8'));
  return todo === 'none'
    ? undefined
    : `step ${todo.number} (${basename(file)}, line ${todo.line}): ${todo.sentence}`;
}

const inWords = (what: Uint8Array | string): string =>
  typeof what === 'string' ? what : what.length === 0 ? '' : shown(what);

// Only where both sides are known bytes, and something came.
function compared({ kind, expected, actual }: Finding): string[] | undefined {
  if (typeof expected === 'string' || typeof actual === 'string' || actual.length === 0) return undefined;
  return kind === 'no end' ? undefined : comparison(expected, actual);
}

const told = new Set<Finding['kind']>([
  'crash',
  'not listening',
  'wrong exit',
  'over limits',
  'no connection',
  'not started',
]);

function crashRows({ kind, rows, errors }: Finding, file: string | undefined): string[] {
  if (rows) return [...rows];
  return told.has(kind) ? lastWords(errors, file) : [];
}
