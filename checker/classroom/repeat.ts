// The command with which a student repeats these checks in her own clone.
export const repeatLine = (number: string, checks: readonly string[], seed: number): string =>
  ['npx', 'wirebook', 'check', number, ...checks.flatMap(check => ['--only', check]), '--seed', seed].join(' ');
