import { existsSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { hasRun } from '../journal/run.ts';
import { UsageFault } from '../../usage.ts';

// Where the reports of a class go, and beside them the journal from which they are made.
export const journalIn = (out: string): string => join(out, 'journal');

// Where the fingerprints of works are kept, by which those that are much alike are found.
export const printsIn = (out: string): string => join(journalIn(out), 'prints');

// Makes the folder OUT, or finds it fit to go on with. Throws UsageFault where it would mix with what others wrote.
export function outFolder(out: string, beginning: 'anew' | 'or going on'): void {
  const found = existsSync(out);
  if (found && !statSync(out).isDirectory())
    throw new UsageFault(`${out} is a file; --out names the folder that the reports are to stand in.`);
  if (hasRun(journalIn(out))) {
    if (beginning === 'or going on') return;
    throw new UsageFault(
      `${out} already holds the grading of a class; --resume goes on with it, or name another folder with --out.`,
    );
  }
  const others = found ? readdirSync(out).filter(name => name !== 'journal') : [];
  if (others.length > 0)
    throw new UsageFault(
      `${out} holds other files (${others[0] ?? ''}); --out takes a folder that is new or empty.`,
    );
  make(out);
}

// Neither may lie in the other: reports would be taken for submissions, or stand among them.
export function requireApart(folder: string, out: string): void {
  const [from, to] = [real(folder), real(out)];
  if (isWithin(from, to) || isWithin(to, from))
    throw new UsageFault(
      `--out ${out} and the class's folder ${folder} lie one in the other; name a folder beside it.`,
    );
}

function make(out: string): void {
  try {
    mkdirSync(journalIn(out), { recursive: true });
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageFault(`${out} cannot be made (${why}); name a folder that you may write to.`);
  }
}

const isWithin = (outer: string, inner: string): boolean => {
  const path = relative(outer, inner);
  return path === '' || !(path === '..' || path.startsWith('../'));
};

// As far as it exists without links.
function real(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole) || dirname(whole) === whole) return realpathSync(whole);
  return join(real(dirname(whole)), basename(whole));
}
