import { WinnowFilter } from '@dodona/dolos-core';
import { folded } from './tokens.ts';

// The fingerprints of one program, by winnowing (Schleimer, Wilkerson and Aiken, 2003): hashes of runs of tokens, from which no
// text can be read back. For each hash `rows` has two numbers: the first and the last row of its run, from 0.
export interface ProgramPrint {
  readonly hashes: Uint32Array;
  readonly rows: Uint16Array;
}

// Those of all programs of a work.
export type Print = readonly ProgramPrint[];

// A run of so many tokens is about two lines: seldom do two people write the same one by chance.
const run = 14;
// Of so many runs in a row one is kept, so that no copy of `run + window - 1` tokens goes unseen.
const window = 4;
// More of a work is not read: no lesson's program is a tenth of it.
const mostCharacters = 40_000;
const mostPrograms = 20;

// Throws nothing, whatever the texts hold.
export const printOf = (programs: readonly string[]): Print =>
  programs.slice(0, mostPrograms).map(printOfOne);

function printOfOne(program: string): ProgramPrint {
  const tokens = folded(program.slice(0, mostCharacters));
  const found = new WinnowFilter(run, window).fingerprints(tokens.map(({ text }) => text));
  return {
    hashes: Uint32Array.from(found, ({ hash }) => hash),
    rows: Uint16Array.from(
      found.flatMap(({ start, stop }) => [tokens[start]?.row ?? 0, tokens[stop]?.row ?? 0]),
    ),
  };
}
