import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Exit } from './launch.ts';

// How runtimes say that nobody handled an exception; the exit status alone does not tell.
const uncaught = [
  /^ {4}at .+:\d+:\d+\)?(?: \{)?$/m,
  /^Traceback \(most recent call last\):/m,
  /^panic: /m,
  /^thread '.*' panicked at /m,
  /^Exception in thread /m,
];

// Whether the program broke, rather than ended: by a signal nobody sent, or by an exception nobody handled.
export function crashed(exit: Exit, errors: string, signalled: ReadonlySet<string>): boolean {
  if (typeof exit.status === 'string') return !signalled.has(exit.status);
  return exit.status !== 0 && uncaught.some(pattern => pattern.test(errors));
}

// The learner's own line, with a caret where the runtime gave a column, and the program's last words.
export function lastWords(errors: string, file: string | undefined): string[] {
  const own = file === undefined ? [] : ownLine(errors, file);
  return [...own, ...said(errors)];
}

function ownLine(errors: string, file: string): string[] {
  const at = errors.indexOf(`${file}:`);
  const place =
    at < 0
      ? undefined
      : [...errors.matchAll(/:(\d+)(?::(\d+))?/g)].find(found => found.index === at + file.length);
  const frame = new RegExp(`${escaped(file)}:(\\d+):(\\d+)`).exec(errors);
  const line = Number(frame?.[1] ?? place?.[1] ?? 0);
  if (line === 0) return [];
  const text = (readFileSync(file, 'utf8').split('\n')[line - 1] ?? '').replaceAll('\t', ' ');
  const column = Number(frame?.[2] ?? 0);
  const caret = column > 0 ? [`  ${' '.repeat(column - 1)}^`] : [];
  return [`${basename(file)}:${line}`, `  ${text}`, ...caret, ...typeOnly(errors, file)];
}

// A name imported as a type is gone when the program runs.
function typeOnly(errors: string, file: string): string[] {
  const name = /ReferenceError: (\w+) is not defined/.exec(errors)?.[1];
  if (name === undefined) return [];
  const source = readFileSync(file, 'utf8');
  const imported = new RegExp(
    `import\\s+type\\s*\\{[^}]*\\b${name}\\b|import\\s*\\{[^}]*\\btype\\s+${name}\\b`,
  ).test(source);
  return imported
    ? [`${name} is imported as a type only, so it is gone when the program runs: import it without "type".`]
    : [];
}

// The message of the exception where there is one, else the last lines.
function said(errors: string): string[] {
  const lines = errors
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => line !== '');
  const message = lines.filter(line => /^(?:Uncaught )?(?:[A-Z]\w*)?(?:Error|Exception)\b.*: /.test(line));
  const own = lines.filter(line => !runtimes.test(line));
  return (message.length > 0 ? message.slice(0, 1).map(withoutRequire) : own.slice(-3)).map(line =>
    line.slice(0, 300),
  );
}

// What the runtime says of itself.
const runtimes =
  /^ {4}at |^Node\.js v|^\s*\^+$|^node:|^\s*triggerUncaughtException\($|^\(Use `node --trace-uncaught/;

// How the bundle puts it is no help.
const withoutRequire = (message: string): string =>
  message.replace(
    /^Error: Dynamic require of "(.*)" is not supported$/,
    'Error: require("$1") does not work in these programs: write import … from \'$1\'',
  );

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
