import picocolors from 'picocolors';

// How a report is to look: the width of the page in columns, colour, and whether each check shows its transcript.
export interface Looks {
  readonly columns?: number;
  readonly colour?: boolean;
  readonly trace?: boolean;
}

export interface Look {
  readonly columns: number;
  readonly trace: boolean;
  readonly paint: ReturnType<typeof picocolors.createColors>;
}

// Never narrower than 40 columns: below that nothing can be drawn.
export const lookOf = ({ columns = 80, colour = false, trace = false }: Looks): Look => ({
  columns: Math.max(columns, 40),
  trace,
  paint: picocolors.createColors(colour),
});
