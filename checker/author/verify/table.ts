import type { Verified } from './verify.ts';

// A verification as text: a row a lesson, then a line a finding.
export function table({ rows, findings }: Verified): string {
  const cells = [
    ['lesson', 'checks', 'wrong programs', 'named', 'seconds'],
    ...rows.map(({ lesson, checks, unavailable, wrong, named, seconds }) => [
      lesson,
      unavailable > 0 ? `${checks - unavailable} of ${checks}` : String(checks),
      String(wrong),
      String(named),
      seconds.toFixed(1),
    ]),
  ];
  const widths = cells[0]?.map((_, at) => Math.max(...cells.map(row => row[at]?.length ?? 0))) ?? [];
  const lines = cells.map(row =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
  const found = findings.map(({ lesson, words }) => `${lesson}: ${words}`);
  const closing =
    findings.length === 0 ? ['', 'Nothing was found.'] : ['', ...found, '', count(findings.length)];
  return `${[...lines, ...closing].join('\n')}\n`;
}

const count = (number: number): string => (number === 1 ? 'One finding.' : `${number} findings.`);
