// A grading as a command line names it. `dir` is as a person types it.
export interface Line {
  readonly number: string;
  readonly dir?: string;
  readonly program: readonly string[];
  readonly run: readonly string[];
  readonly port?: number;
  readonly wireOnly?: boolean;
  readonly seed: number;
}

// The command line that plays these checks again on the same programs, ready for a shell.
export function repeatCommand(line: Line, checks: readonly string[]): string {
  const words = ['npx', 'wirebook', 'check', line.number];
  if (line.dir !== undefined) words.push('--dir', quoted(line.dir));
  for (const program of line.program) words.push('--program', quoted(program));
  for (const run of line.run) words.push('--run', quoted(run));
  if (line.port !== undefined) words.push('--port', String(line.port));
  if (line.wireOnly) words.push('--wire-only');
  return [...words, ...checks.flatMap(check => ['--only', check]), '--seed', String(line.seed)].join(' ');
}

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
