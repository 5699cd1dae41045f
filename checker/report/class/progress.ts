import stringWidth from 'fast-string-width';
import { plain } from '../../wire/shown.ts';

// How far the grading of a class has come. `kept` of the works are known from before, and count as done.
export interface Progress {
  readonly works: number;
  readonly done: number;
  readonly kept: number;
  readonly elapsedMs: number;
  // What is being graded, as in "ana 04".
  readonly running: readonly string[];
}

// One line of at most so many columns, harmless on any terminal: how many, how fast, how long still, and what is being graded.
export function progressLine(progress: Progress, columns: number): string {
  const line = [...figures(progress), ...running(progress)].join(' · ');
  return cut(line, columns);
}

// The same for a log: without what is being graded.
export const progressWords = (progress: Progress): string => figures(progress).join(', ');

function figures({ works, done, kept, elapsedMs }: Progress): string[] {
  const graded = done - kept;
  const left = works - done;
  const begun = `${done} of ${works} done`;
  if (graded === 0 || elapsedMs === 0 || left === 0) return [begun];
  const perMinute = (graded / elapsedMs) * 60_000;
  return [begun, `${rate(perMinute)} a minute`, `${duration((left / perMinute) * 60_000)} left`];
}

const rate = (perMinute: number): string =>
  perMinute < 10 ? perMinute.toFixed(1) : String(Math.round(perMinute));

const running = ({ running }: Progress): string[] => (running.length === 0 ? [] : [running.join(', ')]);

// A time for people, in milliseconds: two units at most.
export function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function cut(line: string, columns: number): string {
  const safe = plain(line).replaceAll('\n', ' ');
  if (stringWidth(safe) <= columns) return safe;
  let kept = '';
  for (const character of safe) {
    if (stringWidth(kept + character) > columns - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
