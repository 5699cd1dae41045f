import { structuredPatch } from 'diff';
import { plain } from '../wire/shown.ts';
import { lookOf, type Looks } from './look.ts';

// One file in two versions, each with its name.
export interface Versions {
  readonly mine: { readonly name: string; readonly text: string };
  readonly theirs: { readonly name: string; readonly text: string };
}

// A unified diff from one version to the other, line by line and safe on any terminal; empty where they are the same.
export function difference({ mine, theirs }: Versions, looks: Looks = {}): string {
  const { paint } = lookOf(looks);
  const { hunks } = structuredPatch(mine.name, theirs.name, mine.text, theirs.text, '', '', {
    context: 3,
    stripTrailingCr: true,
  });
  if (hunks.length === 0) return '';
  const colours: Readonly<Record<string, (text: string) => string>> = { '-': paint.red, '+': paint.green };
  const rows = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    paint.cyan(`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`),
    ...lines.map(line => (colours[line.charAt(0)] ?? String)(plain(line))),
  ]);
  const head = [paint.bold(`--- ${plain(mine.name)}`), paint.bold(`+++ ${plain(theirs.name)}`)];
  return `${[...head, ...rows].join('\n')}\n`;
}
