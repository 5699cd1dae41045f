import { WinnowFilter } from '@dodona/dolos-core';
import { z } from 'zod';
import { folded } from './tokens.ts';

// The fingerprints of one program, by winnowing (Schleimer, Wilkerson and Aiken, 2003): each the hash of a run of tokens, with
// the rows it stands in. No text can be read back from them.
export const ProgramPrint = z.object({
  hashes: z.array(z.number().int()),
  // For each hash the first and the last row, from 0.
  rows: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type ProgramPrint = z.infer<typeof ProgramPrint>;

// Those of all programs of a work.
export const Print = z.array(ProgramPrint);
export type Print = z.infer<typeof Print>;

// A run of so many tokens is about two lines: seldom do two people write the same one by chance.
const run = 14;
// Of so many runs in a row one is kept, so that no copy of `run + window - 1` tokens goes unseen.
const window = 4;
// More of a file than this is not read: no lesson's program is a tenth of it.
const mostCharacters = 40_000;
const mostPrograms = 20;

// Throws nothing, whatever the texts hold.
export const printOf = (programs: readonly string[]): Print => programs.slice(0, mostPrograms).map(printOfOne);

function printOfOne(program: string): ProgramPrint {
  const tokens = folded(program.slice(0, mostCharacters));
  const found = new WinnowFilter(run, window).fingerprints(tokens.map(({ text }) => text));
  return {
    hashes: found.map(({ hash }) => hash),
    rows: found.map(({ start, stop }) => [tokens[start]?.row ?? 0, tokens[stop]?.row ?? 0]),
  };
}
