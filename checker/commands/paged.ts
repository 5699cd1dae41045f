import { page, pagerOf, takesLinks } from '../program/pager.ts';
import type { Surroundings } from './surroundings.ts';

// A long text for a person: the whole of it, and at which of its lines to begin, counted from 0.
export interface Long {
  readonly lines: readonly string[];
  readonly from: number;
}

// Shows a long text through the person's pager; without a terminal or a pager as it is. It is made once it is known
// whether links (OSC 8) can be followed.
export async function paged(
  make: (links: boolean) => Long,
  { terminal, look: { colour }, print }: Surroundings,
): Promise<void> {
  const pager = terminal === 'here' ? pagerOf(process.env) : 'none';
  const known = typeof pager === 'object' && 'command' in pager ? pager : undefined;
  const follows = terminal === 'here' && colour && (await followsLinks());
  const { lines, from } = make(follows && (known === undefined || takesLinks(known)));
  if (known) {
    const begin = known.jumps ? 0 : from;
    if ((await page(textOf(lines.slice(begin)), known, from + 1)) === 'shown') return;
  }
  print(textOf(lines.slice(from)));
  if (typeof pager === 'object' && 'absent' in pager)
    console.error(
      `wirebook: There is no "${pager.absent}" to show this page by page; PAGER names it. \`PAGER=less\` is the usual one.`,
    );
}

const textOf = (lines: readonly string[]): string => lines.map(line => `${line}\n`).join('');

async function followsLinks(): Promise<boolean> {
  const { default: known } = await import('supports-hyperlinks');
  return known.stdout;
}
