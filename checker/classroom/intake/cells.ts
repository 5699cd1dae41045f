import stringWidth from 'fast-string-width';

export type Cells = readonly string[];

// A table as lines, two blanks in front of each and between columns, each column as wide as its widest cell.
export function rows(all: readonly Cells[], sides: readonly ('left' | 'right')[]): readonly string[] {
  const widths = sides.map((_, column) => Math.max(...all.map(cells => stringWidth(cells[column] ?? ''))));
  return all.map(cells =>
    sides
      .map((side, column) => {
        const cell = cells[column] ?? '';
        const room = ' '.repeat((widths[column] ?? 0) - stringWidth(cell));
        return (widths[column] ?? 0) === 0 ? '' : `  ${side === 'left' ? cell + room : room + cell}`;
      })
      .join('')
      .trimEnd(),
  );
}
