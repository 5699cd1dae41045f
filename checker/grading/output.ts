import type { Actor, Hope } from '../lesson/steps.ts';
import type { Expected } from '../lesson/values.ts';
import type { FailureKind } from '../vocabulary.ts';
import { Found } from './finding.ts';
import { fitsLine, judgeAll, knownBytes, wordsFor } from './judging.ts';
import { printedEndpoint } from './segments.ts';
import { isReady, notReady } from './readiness.ts';
import { inSystemsWords } from './system-words.ts';
import type { Stage } from './stage.ts';
import { waitFor, waitForRest, type Limit } from './waiting.ts';

// What the program shows on standard output and standard error.

export async function printedLine(name: string, what: Expected, stage: Stage, limit: Limit): Promise<void> {
  const { printing, launched } = stage.programNamed(name);
  const { stdout } = launched;
  let taken = false;
  const take = (): boolean => (taken ||= printing.take(what, stage.run, stdout.text, stdout.inbox.ended));
  await waitFor(stage, () => take() || stdout.inbox.ended, limit);
  if (take()) return;
  throw missing(name, what, () => encode(printing.logged(stdout.text)), stage, '\n');
}

// The prompt, once everything before it has been printed and nothing behind it.
export async function prompt(name: string, what: string, stage: Stage, limit: Limit): Promise<void> {
  const { printing, launched } = stage.programNamed(name);
  const { stdout } = launched;
  let taken = false;
  const take = (): boolean => (taken ||= printing.takePrompt(what, stdout.text));
  await waitFor(stage, () => take() || stdout.inbox.ended, limit);
  if (!take()) throw missing(name, what, () => encode(printing.logged(stdout.text)), stage);
}

export async function outputWhole(name: string, what: Expected, stage: Stage, limit: Limit): Promise<void> {
  const { printing, launched } = stage.programNamed(name);
  const { stdout } = launched;
  const { run } = stage;
  const known = knownBytes(what, run);
  stdout.allow(known?.length ?? 0);
  const look = () => judgeAll(what, run, stdout.inbox.unread, stdout.inbox.ended);
  // A long output is alive as long as bytes come.
  for (let before = -1; before !== stdout.inbox.size;) {
    before = stdout.inbox.size;
    await waitFor(stage, () => look().is !== 'need more' || stdout.inbox.ended, limit);
    if (look().is !== 'need more' || stdout.inbox.ended) break;
  }
  if (look().is !== 'matched') throw missing(name, what, () => stdout.inbox.unread, stage);
  printing.closed = true;
  stdout.inbox.take(stdout.inbox.size);
}

// A line that was not to come, and came.
export async function noSuchLine(name: string, what: Expected, stage: Stage): Promise<void> {
  const { printing, launched } = stage.programNamed(name);
  const { stdout } = launched;
  const wrong = (): string | undefined =>
    printing
      .untaken(stdout.text)
      .split('\n')
      .find(line => fitsLine(what, stage.run, line.replace(/\r$/, '')));
  await waitForRest(stage, () => wrong() !== undefined);
  const line = wrong();
  if (line === undefined) return;
  const expected = wordsFor(what)?.replace(/^a line/, 'no line') ?? 'no such line';
  throw new Found({ kind: 'wrong output', actor: name, expected, actual: encode(`${line}\n`) });
}

function missing(name: string, what: Expected, came: () => Uint8Array, stage: Stage, lineEnd = ''): Found {
  const actual = came();
  const kind: FailureKind = actual.length === 0 ? 'no output' : 'wrong output';
  const known = knownBytes(what, stage.run, actual);
  const ending = known?.at(-1) === newline ? '' : lineEnd;
  const expected = known ? Buffer.concat([known, encode(ending)]) : (wordsFor(what) ?? 'a line');
  const sent = [...stage.lastSent.values()].at(-1);
  return new Found({ kind, actor: name, expected, actual, came, ...(sent && { sent }) });
}

const newline = 10;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

// A line on standard error that holds the text; of somebody else's program, the system's own words for it will do.
export async function complaint(name: string, what: Expected, stage: Stage, limit: Limit): Promise<void> {
  const { stderr } = stage.programNamed(name).launched;
  const known = knownBytes(what, stage.run);
  const text = known && new TextDecoder().decode(known).trim();
  const words = text?.split(/\s+/) ?? [];
  const fits = (line: string): boolean =>
    text === undefined
      ? fitsLine(what, stage.run, line)
      : words.every(word => line.includes(word)) || (stage.foreign && inSystemsWords(text, line));
  const complained = (): boolean =>
    stderr.text.split('\n').some(line => line !== '' && fits(line.replace(/\r$/, '')));
  await waitFor(stage, () => complained() || stderr.inbox.ended, limit);
  if (complained()) return;
  const kind = stderr.text.trim() === '' ? 'no output' : 'wrong output';
  const wanted = text === undefined ? wordsFor(what) : `a line with "${text}"`;
  throw new Found({
    kind,
    actor: name,
    expected: `${wanted ?? 'a line'} on standard error`,
    actual: stderr.inbox.unread,
  });
}

export async function announcement({ name, carries = 'streams' }: Actor, stage: Stage): Promise<void> {
  const running = stage.programNamed(name);
  const { stdout } = running.launched;
  const endpoint = await isReady(stage, { name, kind: carries });
  await waitFor(stage, () => stdout.firstLine !== undefined || stdout.inbox.ended, stage.patience.replyMs);
  const line = stdout.firstLine ?? '';
  const port = 'port' in endpoint ? endpoint.port : undefined;
  const bound = running.listening(carries).find(one => 'port' in one && one.port === port);
  const truths = [endpoint, ...(bound ? [bound] : [])].map(where => `listening on ${printedEndpoint(where)}`);
  const expected = encode(`${truths[0] ?? ''}\n`);
  const is = carries === 'datagrams' ? 'is bound' : 'listens';
  const early = stage.senses === 'kernel' && running.atFirstWords?.[carries].length === 0;
  if (early && line.startsWith('listening on'))
    throw new Found({
      kind: 'too early',
      actor: name,
      expected: `the line once its socket ${is}`,
      actual: `"${line}", and no socket that ${is}`,
    });
  if (!truths.includes(line))
    throw new Found({
      kind: line === '' ? 'no output' : 'wrong output',
      actor: name,
      expected,
      actual: encode(line === '' ? '' : `${line}\n`),
    });
}

export async function listeningAt(
  { name, carries = 'streams' }: Actor,
  { host, port }: Extract<Hope, { verb: 'listens at' }>,
  stage: Stage,
): Promise<void> {
  const running = stage.programNamed(name);
  await isReady(stage, { name, kind: carries });
  const wanted = { host: host.in(stage.run), port: port.in(stage.run) };
  const found = running.listening(carries);
  if (found.some(where => printedEndpoint(where) === printedEndpoint(wanted))) return;
  throw found.length > 0
    ? new Found({
        kind: 'listening elsewhere',
        actor: name,
        expected: printedEndpoint(wanted),
        actual: found.map(printedEndpoint).join(' and '),
      })
    : notReady(running, carries);
}
